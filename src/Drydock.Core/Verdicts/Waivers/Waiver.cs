using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary>A dated, owned, reasoned exception. Everything it says must agree with a finding; what it does not say may be anything.</summary>
public sealed record Waiver
{
    /// <summary>Names of vulnerabilities, rules, or of the policy's own rules; empty for any.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Patterns of paths in the image; empty for any.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>Why, in the owner's words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The last day it holds; null when it has no end.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>In the words that VEX has for it; empty when not said.</summary>
    public string Justification { get; init; } = "";

    /// <summary>Where it is written.</summary>
    public required string Place { get; init; }

    /// <summary>It comes from another tool's file: those name much that is not in this image, so they are not told one by one.</summary>
    public string ImportedFrom { get; init; } = "";

    /// <summary>Which packages; empty for any.</summary>
    internal ImmutableArray<PackagePattern> Packages { get; init; } = [];

    /// <summary>Only where there is a version to go to, or only where there is none; null for both.</summary>
    internal bool? IsFixable { get; init; }

    /// <summary>Only where the vendor says this.</summary>
    internal AdvisoryStatus? Status { get; init; }

    /// <summary>Only packages of these ecosystems; empty for any.</summary>
    internal ImmutableArray<string> Ecosystems { get; init; } = [];

    /// <summary>Only this installed version; empty for any.</summary>
    internal string Version { get; init; } = "";

    public bool IsOver(DateOnly today) => Expires < today;

    /// <summary>Whether all but its names agrees.</summary>
    internal bool Fits(InstalledPackage? package, IEnumerable<string> paths, Vulnerability? vulnerability) =>
        (Packages.IsEmpty || (package is not null && Packages.Any(p => p.IsMatch(package))))
        && (Paths.IsEmpty || paths.Any(path => Paths.Any(p => Wildcards.IsMatch(p, path))))
        && (Ecosystems.IsEmpty || (package is not null && Ecosystems.Contains(package.Package.Ecosystem)))
        && (Version.Length == 0 || package?.Version == Version)
        && (IsFixable is null || IsFixable == vulnerability?.IsFixable)
        && (Status is null || Status == vulnerability?.Status);
}
