using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>An installed or bundled unit. One shape for every ecosystem: what differs is a row in <see cref="Ecosystems"/> or a named property.</summary>
public sealed record Package
{
    /// <summary>One of the ids in <see cref="Ecosystems"/>: deb, apk, rpm, alpm, opkg, npm, pypi, gem, golang, cargo, maven, nuget, composer.</summary>
    public required string Ecosystem { get; init; }

    /// <summary>As the ecosystem writes it: <c>@scope/name</c> for npm, <c>group:artifact</c> for maven, <c>vendor/name</c> for composer, the module path for golang.</summary>
    public required string Name { get; init; }

    /// <summary>The full version as the ecosystem compares it: <c>1:2.3-4+deb12u1</c>, <c>3:1.2-3.el9</c>; empty when unknown.</summary>
    public required string Version { get; init; }

    /// <summary>The part before <c>:</c> for deb and rpm; null when there is none.</summary>
    public int? Epoch { get; init; }

    /// <summary>The distribution's revision (deb: after the last hyphen; rpm: the release tag; apk: after <c>-r</c>); empty when there is none.</summary>
    public string Release { get; init; } = "";

    /// <summary>As the ecosystem writes it: amd64, x86_64, noarch; empty when it does not say.</summary>
    public string Architecture { get; init; } = "";

    public SourcePackage? Source { get; init; }

    /// <summary>The distribution or the company that built it, as written; empty when not said.</summary>
    public string Vendor { get; init; } = "";

    /// <summary>License names or SPDX expressions, as declared.</summary>
    public ImmutableArray<string> Licenses { get; init; } = [];

    /// <summary>Files this package put on disk, as its database says.</summary>
    public FileList Files { get; init; } = FileList.Empty;

    /// <summary>What it needs: names of packages or capabilities; alternatives are separated by <c>|</c>. Versions and conditions are left out; <c>name@version</c> where one file names several versions of a package.</summary>
    public ImmutableArray<string> Requires { get; init; } = [];

    /// <summary>Further names it answers to.</summary>
    public ImmutableArray<string> Provides { get; init; } = [];

    /// <summary>Hashes of the package itself: algorithm (sha1, sha256, sha512, md5) to lower-case hex.</summary>
    public ImmutableSortedDictionary<string, string> Hashes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Facts of one ecosystem only, by name: modularity-label, go-main, replaced-by, go-version, maintainer, scope …</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
