namespace Drydock.Core.Advisories.Feeds.Updates;

/// <summary>The packages of one update: the same package for several machines is one statement.</summary>
internal sealed class UpdatePackages
{
    private readonly Dictionary<(UpdatePlace Place, string Module, string Name, string Version), List<string>> _machines = [];

    public void Add(UpdatePlace place, string module, string name, string version, string machine)
    {
        if (!_machines.TryGetValue((place, module, name, version), out var machines))
        {
            _machines[(place, module, name, version)] = machines = [];
        }

        if (machine.Length > 0 && machines.Count < 32 && !machines.Contains(machine))
        {
            machines.Add(machine);
        }
    }

    /// <summary>Who rates the update; empty when it has no package.</summary>
    public string Vendor => _machines.Keys.Select(k => k.Place.Vendor).FirstOrDefault("");

    public IEnumerable<AffectedPackage> Statements(Severity? severity) => _machines.Select(m => new AffectedPackage
    {
        Space = m.Key.Place.Space,
        Name = m.Key.Name,
        Status = AdvisoryStatus.Fixed,
        Spans = [new VersionSpan(null, m.Key.Version)],
        Severity = severity,
        Module = m.Key.Module,
        Channel = m.Key.Place.Channel,
        Architectures = [.. m.Value],
    });
}
