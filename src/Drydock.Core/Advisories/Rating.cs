namespace Drydock.Core.Advisories;

/// <summary>How bad somebody says a vulnerability is.</summary>
/// <param name="By">Who says so: nvd, ghsa, debian, ubuntu, redhat, a CNA's short name …</param>
/// <param name="Severity">In words, or computed from <paramref name="Vector"/>.</param>
/// <param name="Score">0.0 to 10.0; null when only a word is given.</param>
/// <param name="Vector">A CVSS vector, <c>CVSS:4.0/…</c>, <c>CVSS:3.1/…</c>, <c>CVSS:3.0/…</c> or <c>CVSS:2.0/…</c> (the prefix is ours for version 2); empty when there is none.</param>
public sealed record Rating(string By, Severity Severity, double? Score = null, string Vector = "");
