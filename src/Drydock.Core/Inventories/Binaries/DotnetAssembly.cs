using System.Reflection.Metadata;
using System.Runtime.InteropServices;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>What the metadata of a .NET assembly says of it. <see href="https://ecma-international.org/publications-and-standards/standards/ecma-335/"/></summary>
/// <param name="Version">Of the assembly: compared by the loader, often older than the package's.</param>
/// <param name="Culture">Not empty for translations.</param>
/// <param name="InformationalVersion">Free text; null when not said.</param>
internal sealed record DotnetAssembly(string Name, Version Version, string Culture, string? InformationalVersion)
{
    private const string Attribute = "AssemblyInformationalVersionAttribute";

    /// <summary>The assembly; null when the metadata is of a part of one.</summary>
    /// <exception cref="BadImageFormatException">It is not metadata.</exception>
    /// <exception cref="OverflowException">As above: a size in it is too large.</exception>
    public static DotnetAssembly? Read(byte[] metadata)
    {
        using var provider = MetadataReaderProvider.FromMetadataImage(ImmutableCollectionsMarshal.AsImmutableArray(metadata));
        var reader = provider.GetMetadataReader();
        if (!reader.IsAssembly)
        {
            return null;
        }

        var assembly = reader.GetAssemblyDefinition();
        return new DotnetAssembly(reader.GetString(assembly.Name), assembly.Version, reader.GetString(assembly.Culture), Informational(reader, assembly));
    }

    private static string? Informational(MetadataReader reader, AssemblyDefinition assembly)
    {
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind == HandleKind.MemberReference
                && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor) is { Parent.Kind: HandleKind.TypeReference } constructor
                && reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name, Attribute))
            {
                var value = reader.GetBlobReader(attribute.Value);
                return value.Length > 2 && value.ReadUInt16() == 1 ? value.ReadSerializedString() : null;
            }
        }

        return null;
    }
}
