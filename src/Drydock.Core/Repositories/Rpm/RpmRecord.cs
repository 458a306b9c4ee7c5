using Drydock.Core.Repositories.Upgrading;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>A package as primary.xml describes it.</summary>
public sealed class RpmRecord
{
    /// <summary>For the resolver; its version is <c>epoch:version-release</c>, without an epoch of zero.</summary>
    public required PackageUnit Unit { get; init; }

    /// <summary>As the package says it: x86_64, noarch.</summary>
    public required string Architecture { get; init; }

    /// <summary>Below the address of the repository.</summary>
    public required string Path { get; init; }

    /// <summary>Of the whole file.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Bytes of the file.</summary>
    public required long Size { get; init; }

    /// <summary>The package that it was built from: foo-1-2.src.rpm.</summary>
    public required string SourceFile { get; init; }

    public override string ToString() => $"{Unit.Name}-{Unit.Version}.{Architecture}";
}
