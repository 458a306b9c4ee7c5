using System.Collections.Immutable;
using Drydock.Core.Inventories.Secrets;

namespace Drydock.Core.Inventories;

/// <summary>What a fact says. A closed union: the codec of the fact cache knows every case.</summary>
public abstract record FactBody;

/// <summary>A package is installed or bundled here.</summary>
public sealed record PackageFact(Package Package) : FactBody;

/// <summary>The operating system says its name.</summary>
public sealed record OsFact(OsRelease Os) : FactBody;

/// <summary>A package database keeps the list of a package's files apart from the package (dpkg's info/*.list).</summary>
/// <param name="Ecosystem">One of <see cref="Ecosystems"/>.</param>
/// <param name="PackageName">The owner's name; may carry <c>:arch</c>.</param>
public sealed record OwnedFilesFact(string Ecosystem, string PackageName, FileList Files) : FactBody;

/// <summary>The licenses of a package, found apart from the package (Debian's copyright files).</summary>
public sealed record LicenseFact(string Ecosystem, string PackageName, ImmutableArray<string> Licenses) : FactBody;

/// <summary>The file is an SBOM of the image.</summary>
/// <param name="Format">For people: <c>SPDX JSON</c>.</param>
public sealed record SbomFact(string Format) : FactBody;

/// <summary>The file holds a secret.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Excerpt">As much of it as may be shown.</param>
public sealed record SecretFact(SecretInfo Info, int Line, string Excerpt) : FactBody;

/// <summary>How an ELF file is made.</summary>
public sealed record ElfFact(ElfInfo Elf) : FactBody;
