namespace Drydock.Core.Advisories.Matching;

/// <summary>Chooses one severity among everybody's: the vendor's word first, since it knows how the package was built; then CVSS, the newest version first.</summary>
internal static class SeverityChoice
{
    private static readonly string[] Versions = ["CVSS:4.", "CVSS:3.1", "CVSS:3.0", "CVSS:2."];

    /// <param name="words">What the statements that count say, with the source's id.</param>
    /// <param name="ratings">Everybody's, those of the sources that found it first.</param>
    public static (Severity Severity, string Source) Choose(IEnumerable<(Severity? Severity, string Source)> words, IReadOnlyCollection<Rating> ratings)
    {
        var word = words.FirstOrDefault(w => w.Severity is not null and not Severity.Unknown);
        if (word.Severity is { } said)
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
