using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Reports.Formats;

namespace Drydock.Core.Reports;

/// <summary>Tells the whole story of a finding in plain words.</summary>
public static class Explanation
{
    private const int Width = 100;

    /// <param name="stories">Of one vulnerability, at least one.</param>
    /// <param name="today">For what is overdue.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<VulnerabilityStory> stories, DateOnly today)
    {
        foreach (var line in Headline(stories[0].Vulnerability))
        {
            yield return line;
        }

        foreach (var story in stories)
        {
            yield return "";
            foreach (var line in Package(story, today))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Headline(Vulnerability vulnerability)
    {
        yield return $"{Clean(vulnerability.Id)}{(vulnerability.Text is { Title.Length: > 0 } text ? $"  {Clean(text.Title)}" : "")}";
        if (!vulnerability.Aliases.IsEmpty)
        {
            yield return $"  Also known as {Clean(string.Join(", ", vulnerability.Aliases))}.";
        }

        if (vulnerability.Published is { } published)
        {
            yield return $"  Published {Day(published)}{(vulnerability.Modified is { } modified && modified != published ? $", last changed {Day(modified)}" : "")}.";
        }

        foreach (var line in Description(vulnerability))
        {
            yield return $"  {line}";
        }

        foreach (var rating in vulnerability.Ratings)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  Rated {Kebab.Of(rating.Severity)}{(rating.Score is { } score ? $" ({score:0.0})" : "")} by {Clean(rating.By)}{(rating.Vector.Length > 0 ? $": {Clean(rating.Vector)}" : "")}");
        }

        foreach (var reference in vulnerability.Text?.References ?? [])
        {
            yield return $"  {Clean(reference)}";
        }
    }

    private static IEnumerable<string> Package(VulnerabilityStory story, DateOnly today)
    {
        var vulnerability = story.Vulnerability;
        var package = vulnerability.Package;
        yield return $"{Clean(package.Name)} {Clean(package.Version)}  {package.Purl}";
        yield return $"  Found in {(package.Locations.IsEmpty ? "the list of packages" : string.Join(", ", package.Locations.Select(Clean)))}{(package.Layer >= 0 ? $", layer {package.Layer}" : "")}.";
        yield return story.IsAffected ? "  It has the vulnerability:" : "  It does not have the vulnerability:";
        foreach (var evidence in vulnerability.Evidence)
        {
            yield return $"    {Sentence(evidence)}";
        }

        if (vulnerability.Covered is { } covered)
        {
            yield return $"  It does not count: {Clean(covered.Reason)}";
        }

        if (story.IsAffected)
        {
            yield return $"  Its rank: {Clean(RiskReason.Of(vulnerability, today))}.";
            yield return $"  What to do: {Advice(vulnerability)}";
        }
    }

    private static string Sentence(Evidence evidence)
    {
        var note = evidence.Note.Length > 0 ? $" ({Clean(evidence.Note)})" : "";
        var about = $"{evidence.Source} says in {Clean(evidence.Advisory)} of {Clean(evidence.Package)}: {Kebab.Of(evidence.Status).Replace('-', ' ')}{note}";
        return evidence.Status == AdvisoryStatus.NotAffected ? $"{about}." : $"{about}; affected are versions {Clean(evidence.Range)}, compared with {Clean(evidence.Compared)}.";
    }

    private static string Advice(Vulnerability vulnerability) => vulnerability switch
    {
        { Covered: not null } => "nothing here; what the distribution says decides.",
        { IsFixable: true } => $"go to version {Clean(vulnerability.FixedVersion)} or newer.",
        { Status: AdvisoryStatus.WillNotFix } => "the vendor will not fix it: remove the package, replace it, or waive it with a reason.",
        { Status: AdvisoryStatus.EndOfLife } => "the release gets no fixes any more: move to one that does.",
        { Status: AdvisoryStatus.UnderInvestigation } => "the vendor has not decided yet: look again after the next update of the database.",
        _ => "there is no fix yet: remove the package if nothing needs it, or waive the finding with an end.",
    };

    private static IEnumerable<string> Description(Vulnerability vulnerability) =>
        vulnerability.Text is { Description.Length: > 0 } text ? TerminalText.Wrap(Clean(text.Description), Width) : [];

    /// <summary>Advisories are written by strangers: nothing of them steers a terminal.</summary>
    private static string Clean(string text) => TerminalText.Clean(text);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
