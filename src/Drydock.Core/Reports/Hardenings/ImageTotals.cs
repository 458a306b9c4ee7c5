using System.Collections.Immutable;
using Drydock.Core.Advisories;

namespace Drydock.Core.Reports.Hardenings;

/// <summary>An image in numbers, to be laid beside another.</summary>
/// <param name="Compressed">Bytes of all layers as they are stored.</param>
/// <param name="FileBytes">Bytes of the regular files of the squashed image, hard links counted once.</param>
/// <param name="Vulnerabilities">Known ones by severity.</param>
/// <param name="Fixable">Of them, those that a newer package ends.</param>
/// <param name="Findings">Of rules, without vulnerabilities.</param>
public sealed record ImageTotals(
    long Compressed, long FileBytes, int Files, int Layers, int Packages, ImmutableSortedDictionary<Severity, int> Vulnerabilities, int Fixable, int Findings, int Shells, int SetuidFiles, string User);
