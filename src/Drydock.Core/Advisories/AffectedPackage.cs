using System.Collections.Immutable;

namespace Drydock.Core.Advisories;

/// <summary>What an advisory says of one package in one space.</summary>
public sealed record AffectedPackage
{
    /// <summary>Where the name lives: see <see cref="Spaces"/>.</summary>
    public required string Space { get; init; }

    /// <summary>As <see cref="PackageNames.Normalize"/> writes it for the space.</summary>
    public required string Name { get; init; }

    /// <summary>The name is a source package's; else that of an installed (binary) package.</summary>
    public bool IsSource { get; init; }

    public AdvisoryStatus Status { get; init; }

    /// <summary>Any of them makes a version affected. With none, and no <see cref="Versions"/>, every version has the status.</summary>
    public ImmutableArray<VersionSpan> Spans { get; init; } = [];

    /// <summary>Affected versions, one by one, beside <see cref="Spans"/>.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>The vendor's own word on how bad it is in this package (Debian's urgency, Ubuntu's priority); null when it has none.</summary>
    public Severity? Severity { get; init; }

    /// <summary>In the vendor's words why the status is what it is; empty when nothing is said.</summary>
    public string Note { get; init; } = "";

    /// <summary>The module stream that the statement is for, <c>name:stream</c>; empty for packages outside of modules.</summary>
    public string Module { get; init; } = "";

    /// <summary>The channel that carries the fix (esm-infra, esm-apps, fips, eus …); empty for the plain one.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Only packages of these architectures; empty for all.</summary>
    public ImmutableArray<string> Architectures { get; init; } = [];
}
