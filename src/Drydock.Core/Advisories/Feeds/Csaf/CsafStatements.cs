namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>The statements of a document, each once: the same package for several machines is one, and an advisory says the same for each of its vulnerabilities.</summary>
internal sealed class CsafStatements
{
    private readonly Dictionary<(CsafPackage Package, AdvisoryStatus Status, Severity? Severity, string Note), List<string>> _machines = [];

    public void Add(CsafPackage package, AdvisoryStatus status, Severity? severity, string note)
    {
        var key = (package with { Machine = "" }, status, severity, note);
        if (!_machines.TryGetValue(key, out var machines))
        {
            _machines[key] = machines = [];
        }

        if (package.Machine.Length > 0 && machines.Count < 32 && !machines.Contains(package.Machine))
        {
            machines.Add(package.Machine);
        }
    }

    public IEnumerable<AffectedPackage> All => _machines.Select(m => new AffectedPackage
    {
        Space = m.Key.Package.Space,
        Name = m.Key.Package.Name,
        IsSource = m.Key.Package.IsSource,
        Status = m.Key.Status,
        Spans = m.Key.Status == AdvisoryStatus.Fixed ? [new VersionSpan(null, m.Key.Package.Version)] : [],
        Severity = m.Key.Severity,
        Note = m.Key.Note,
        Module = m.Key.Package.Module,
        Channel = m.Key.Package.Channel,
        Architectures = [.. m.Value],
    });
}
