namespace Drydock.Core.Advisories;

/// <summary>One statement about a package, and how it was held against the installed version.</summary>
/// <param name="Source">The feed's id.</param>
/// <param name="Advisory">The record's id in that feed.</param>
/// <param name="Package">The name that matched; a source package's where the feed speaks of sources.</param>
/// <param name="Compared">The version that was compared: the source package's where the feed speaks of sources.</param>
/// <param name="Range">The affected versions in plain symbols: <c>&lt; 2.36-9+deb12u3</c>.</param>
public sealed record Evidence(string Source, string Advisory, string Package, string Compared, string Range, AdvisoryStatus Status, string FixedVersion, string Note);
