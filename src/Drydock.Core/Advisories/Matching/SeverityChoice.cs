namespace Drydock.Core.Advisories.Matching;

/// <summary>Chooses one severity among everybody's: the vendor's word first, since it knows how the package was built; then CVSS, the newest version first.</summary>
internal static class SeverityChoice
{
    private static readonly string[] Versions = ["CVSS:4.", "CVSS:3.1", "CVSS:3.0", "CVSS:2."];

    /// <param name="affected">The statements that count.</param>
    /// <param name="ratings">Everybody's, those of the sources that found it first.</param>
    public static (Severity Severity, string Source) Choose(List<StatementMatch> affected, IReadOnlyCollection<Rating> ratings)
    {
        if (affected.Find(a => a.Statement.Severity is not null and not Severity.Unknown) is { Statement.Severity: { } said } word)
        {
            return (said, word.Source);
        }

        if (ratings.FirstOrDefault(r => r.Vector.Length == 0 && r.Severity != Severity.Unknown) is { } plain)
        {
            return (plain.Severity, plain.By);
        }

        foreach (var version in Versions)
        {
            if (ratings.FirstOrDefault(r => r.Vector.StartsWith(version, StringComparison.Ordinal)) is { } rating)
            {
                return (rating.Severity, rating.By);
            }
        }

        return (Severity.Unknown, "");
    }
}
