using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// Single .NET assemblies. Their names and versions are guesses at packages: where a deps.json names the file, that counts
/// (the property <c>source</c> is <c>assembly</c>, so that it can be told).
/// </summary>
internal sealed class DotnetAssemblyAnalyzer : IFileAnalyzer
{
    /// <summary>The largest assemblies in use have 20 MB of metadata.</summary>
    private const uint MaxMetadata = 64 << 20;
    private const int MaxText = 1024;

    public AnalyzerInfo Info { get; } = new("dotnet-assembly", 1, AnalyzerGroup.Packages, "Single .NET assemblies, from their metadata");

    public PathFilter Paths { get; } = new([], [FileMagic.Pe]);

    public void Analyze(FileView file, FactWriter facts)
    {
        var pe = new PeHeaders(file.Bytes);
        if (!pe.IsPe)
        {
            return;
        }

        if (pe.Problem is { } problem)
        {
            facts.Malformed(problem);
            return;
        }

        var (address, size) = pe.Directory(PeHeaders.CliDirectory);
        if (size == 0)
        {
            return;
        }

        if (!pe.TryRead(address, 16, out var header)
            || BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) is var metadataSize && metadataSize > MaxMetadata
            || !pe.TryRead(BinaryPrimitives.ReadUInt32LittleEndian(header[8..]), metadataSize, out var metadata))
        {
            facts.Malformed("its .NET metadata lies outside the file");
            return;
        }

        try
        {
            if (DotnetAssembly.Read(metadata.ToArray()) is { Culture: "" } assembly)
            {
                facts.Add(Describe(assembly, PeVersion.FileVersion(pe)));
            }
        }
        catch (Exception e) when (e is BadImageFormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            // The framework's reader says the first of spoiled metadata, and the others where it did not foresee what was spoiled.
            facts.Malformed("its .NET metadata does not follow its format");
        }
    }

    private static Package Describe(DotnetAssembly assembly, string? fileVersion)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        properties["source"] = "assembly";
        properties["assembly-version"] = assembly.Version.ToString();
        if (fileVersion is not null)
        {
            properties["file-version"] = fileVersion;
        }

        return new Package
        {
            Ecosystem = "nuget",
            Name = assembly.Name.Length > MaxText ? assembly.Name[..MaxText] : assembly.Name,
            Version = PackageVersion(assembly.InformationalVersion) ?? fileVersion ?? assembly.Version.ToString(),
            Properties = properties.ToImmutable(),
        };
    }

    /// <summary><c>8.0.5+0123abcd</c> and <c>8.0.5 @Commit: …</c> are 8.0.5; null when it does not begin like a version.</summary>
    private static string? PackageVersion(string? text)
    {
        if (text is null or "" || text.Length > MaxText || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAny('+', ' ', ',');
        return end < 0 ? text : text[..end];
    }
}
