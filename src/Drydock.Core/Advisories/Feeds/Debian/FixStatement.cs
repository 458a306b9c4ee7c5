namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>Makes the statement that a source package is fixed.</summary>
internal static class FixStatement
{
    /// <param name="date">When the changelog says so; null when it does not tell.</param>
    public static Advisory Make(string cve, string space, string source, string version, DateOnly? date) => new()
    {
        Id = cve,
        Published = date,
        Affected = [new AffectedPackage { Space = space, Name = source, IsSource = true, Status = AdvisoryStatus.Fixed, Spans = [new VersionSpan(null, version)] }],
    };
}
