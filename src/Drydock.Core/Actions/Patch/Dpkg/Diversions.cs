namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>Files that are to lie elsewhere. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-divert.1.en.html"/></summary>
internal sealed class Diversions
{
    public const string Path = "var/lib/dpkg/diversions";

    private readonly List<(string From, string To, string By)> all = [];

    /// <summary>Three lines each: the name, the other name, and the package whose own file stays where it is; a colon for nobody.</summary>
    public Diversions(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i + 2 < lines.Length; i += 3)
        {
            all.Add((lines[i], lines[i + 1], lines[i + 2]));
        }
    }

    /// <summary>Where a package's file is to lie; names as dpkg writes them.</summary>
    public string Divert(string name, string package) => all.Find(d => d.From == name && d.By != package) is { To: { } to } ? to : name;

    /// <summary>Who diverts a name, and where to; null when nobody does.</summary>
    public (string To, string By)? Find(string name) => all.Find(d => d.From == name) is { To: { } to, By: var by } ? (to, by) : null;

    public void Add(string from, string to, string by) => all.Add((from, to, by));

    public bool Remove(string from) => all.RemoveAll(d => d.From == from) > 0;

    public override string ToString() => string.Concat(all.Select(d => $"{d.From}\n{d.To}\n{d.By}\n"));
}
