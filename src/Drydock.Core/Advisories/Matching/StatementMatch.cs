using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>A statement held against an installed version.</summary>
/// <param name="IsAffected">The version lies in what the statement says is affected.</param>
/// <param name="FixedVersion">The end of the span that the version lies in; empty when it is open.</param>
internal sealed record StatementMatch(SourcedStatement From, PackageQuery Query, bool IsAffected, string FixedVersion)
{
    public Statement Statement => From.Statement;

    public string Source => From.Input.Source;

    /// <summary>Says where the affected versions end, or that there are none: such a statement closes the question.</summary>
    public bool IsSettled => Statement.Status is AdvisoryStatus.Fixed or AdvisoryStatus.NotAffected;

    public static StatementMatch Of(SourcedStatement from, PackageQuery query)
    {
        var statement = from.Statement;
        if (statement.Status == AdvisoryStatus.NotAffected)
        {
            return new StatementMatch(from, query, IsAffected: false, "");
        }

        if (statement.Spans.IsEmpty && statement.Versions.IsEmpty)
        {
            return new StatementMatch(from, query, IsAffected: true, "");
        }

        foreach (var span in statement.Spans)
        {
            if (Contains(span, query))
            {
                return new StatementMatch(from, query, IsAffected: true, span.Fixed ?? "");
            }
        }

        foreach (var version in statement.Versions)
        {
            if (query.Scheme.Compare(query.Version, version) == 0)
            {
                return new StatementMatch(from, query, IsAffected: true, "");
            }
        }

        return new StatementMatch(from, query, IsAffected: false, "");
    }

    public Evidence ToEvidence() => new(
        Source, Statement.Advisory, Query.Name, Query.Version, RangeText.Of(Statement), Statement.Status, FixedVersion, NoteText());

    private string NoteText() => Statement.Channel.Length == 0 ? Statement.Note
        : Statement.Note.Length == 0 ? $"channel {Statement.Channel}" : $"channel {Statement.Channel}: {Statement.Note}";

    private static bool Contains(VersionSpan span, PackageQuery query)
    {
        var (scheme, version) = (query.Scheme, query.Version);
        if (span.Introduced is { } low && scheme.Compare(version, low) is var atLow && (atLow < 0 || (atLow == 0 && span.IsIntroducedExcluded)))
        {
            return false;
        }

        return (span.Fixed is null || scheme.Compare(version, span.Fixed) < 0) && (span.LastAffected is null || scheme.Compare(version, span.LastAffected) <= 0);
    }
}
