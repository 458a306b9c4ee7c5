using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Drydock.Tests.House;

/// <summary>Which type mentions which in a compiled assembly: bases, fields, methods, their code, their attributes.</summary>
internal sealed class CompiledAssembly : IDisposable
{
    private static readonly SignatureNames Names = new();
    private readonly PEReader file;
    private readonly MetadataReader reader;

    public CompiledAssembly(string name)
    {
        file = new PEReader(File.OpenRead(Path.Join(AppContext.BaseDirectory, name)));
        reader = file.GetMetadataReader();
    }

    public IEnumerable<TypeUse> Uses() =>
        from handle in reader.TypeDefinitions
        let name = SignatureNames.NameOf(reader, handle)
        from used in Mentioned(reader.GetTypeDefinition(handle)).Distinct()
        where used != name
        select new TypeUse(name, used);

    public void Dispose() => file.Dispose();

    private IEnumerable<string> Mentioned(TypeDefinition type) =>
    [
        .. Of(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(i => Of(reader.GetInterfaceImplementation(i).Interface)),
        .. type.GetFields().SelectMany(f => reader.GetFieldDefinition(f).DecodeSignature(Names, null)),
        .. type.GetCustomAttributes().SelectMany(Of),
        .. type.GetMethods().SelectMany(m => Mentioned(reader.GetMethodDefinition(m))),
    ];

    private IEnumerable<string> Mentioned(MethodDefinition method)
    {
        var signature = method.DecodeSignature(Names, null);
        IEnumerable<string> names = [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(p => p), .. method.GetCustomAttributes().SelectMany(Of)];
        if (method.RelativeVirtualAddress == 0)
        {
            return names;
        }

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil ? [] : reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Names, null).SelectMany(l => l);
        var caught = body.ExceptionRegions.SelectMany(r => Of(r.CatchType));
        return [.. names, .. locals, .. caught, .. IlTokens.Read(body.GetILBytes()!).SelectMany(Of)];
    }

    private IEnumerable<string> Of(CustomAttributeHandle handle) => Of(reader.GetCustomAttribute(handle).Constructor);

    private IEnumerable<string> Of(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => Names.GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => Names.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => Names.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
        HandleKind.FieldDefinition => Of(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()),
        HandleKind.MethodDefinition => Of(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()),
        HandleKind.MemberReference => Of(reader.GetMemberReference((MemberReferenceHandle)handle).Parent),
        HandleKind.MethodSpecification => Of(reader.GetMethodSpecification((MethodSpecificationHandle)handle)),
        _ => [],
    };

    private IEnumerable<string> Of(MethodSpecification method) =>
        [.. Of(method.Method), .. method.DecodeSignature(Names, null).SelectMany(a => a)];
}
