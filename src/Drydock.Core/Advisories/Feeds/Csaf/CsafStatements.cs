namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>The statements of a document, each once: the same package for several machines is one, and an advisory says the same for each of its vulnerabilities.</summary>
internal sealed class CsafStatements
{
    /// <summary>A release has eleven minor releases at most.</summary>
    private const int MaxStreams = 64;

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

    public IEnumerable<AffectedPackage> All
    {
        get
        {
            var plain = _machines.Keys.Where(k => k.Status == AdvisoryStatus.Fixed && k.Package.Channel.Length == 0).Select(k => k.Package).ToLookup(p => (p.Space, p.Name, p.Module), p => p.Version);
            return _machines.Select(m => new AffectedPackage
            {
                Space = m.Key.Package.Space,
                Name = m.Key.Package.Name,
                IsSource = m.Key.Package.IsSource,
                Status = m.Key.Status,
                Spans = m.Key.Status == AdvisoryStatus.Fixed ? [new VersionSpan(Introduced(m.Key.Package, plain), m.Key.Package.Version)] : [],
                Severity = m.Key.Severity,
                Note = m.Key.Note,
                Module = m.Key.Package.Module,
                Channel = m.Key.Package.Channel,
                Architectures = [.. m.Value],
            });
        }
    }

    /// <summary>
    /// Where the plain release was mended in several minor releases, what mends a newer one says nothing of the older ones: they have a statement of their own, and this one
    /// begins after the newest of them.
    /// </summary>
    private static string? Introduced(CsafPackage package, ILookup<(string Space, string Name, string Module), string> plain)
    {
        if (package.Channel.Length > 0 || ZStream.Minor(package.Version) is not { } minor)
        {
            return null;
        }

        var older = plain[(package.Space, package.Name, package.Module)].Take(MaxStreams).Where(v => ZStream.Minor(v) < minor).MaxBy(ZStream.Minor);
        return older is null ? null : ZStream.After(older);
    }
}
