using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Upgrading;

/// <summary>What the resolver knows of a package that is installed or could be.</summary>
public sealed class PackageUnit
{
    public required string Name { get; init; }

    /// <summary>Whole, as its scheme compares it: 1:2.3-4.</summary>
    public required string Version { get; init; }

    /// <summary>Which of the packages of this name it can take the place of; empty where one of a name is all there can be.</summary>
    public string Architecture { get; init; } = "";

    public ImmutableArray<PackageRelation> Requires { get; init; } = [];

    /// <summary>Its own name among them.</summary>
    public ImmutableArray<PackageRelation> Provides { get; init; } = [];

    public ImmutableArray<PackageRelation> Conflicts { get; init; } = [];

    /// <summary>Packages, by their own names, whose place it takes.</summary>
    public ImmutableArray<PackageRelation> Obsoletes { get; init; } = [];

    /// <summary>It must not be installed, and why, with no dot at the end; empty when it may.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>Units of the same key take each other's place.</summary>
    public (string Name, string Architecture) Key => (Name, Architecture);

    public override string ToString() => $"{Name} {Version}";
}
