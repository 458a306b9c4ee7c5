namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>A configuration file of a package, as the field <c>Conffiles</c> of the status says it.</summary>
/// <param name="Name">With its slash.</param>
/// <param name="Md5">Of what the package brought, in hex; <c>newconffile</c> before it was configured.</param>
/// <param name="Flags"><c>obsolete</c>, <c>remove-on-upgrade</c>, or empty.</param>
internal sealed record Conffile(string Name, string Md5, string Flags)
{
    public string Path => DpkgText.ToPath(Name);

    public static List<Conffile> Parse(string field)
    {
        var all = new List<Conffile>();
        foreach (var line in DpkgText.Lines(field))
        {
            // Names may hold spaces; sum and flags are the last words.
            var words = line.Trim().Split(' ').ToList();
            var flags = words.Count > 2 && words[^1] is "obsolete" or "remove-on-upgrade" ? words[^1] : "";
            var end = words.Count - (flags.Length > 0 ? 2 : 1);
            if (end > 0)
            {
                all.Add(new Conffile(string.Join(' ', words.Take(end)), words[end], flags));
            }
        }

        return all;
    }

    public static string Field(IEnumerable<Conffile> conffiles) => string.Concat(conffiles.Select(c => $"\n {c.Name} {c.Md5}{(c.Flags.Length > 0 ? " " : "")}{c.Flags}"));
}
