namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>A paragraph of the file <c>status</c> as dpkg writes it: known fields in dpkg's order, then the others in theirs.</summary>
internal static class StatusStanza
{
    /// <summary>In the order of dpkg's own table of fields.</summary>
    private static readonly string[] Order =
    [
        "Package", "Essential", "Protected", "Status", "Priority", "Section", "Installed-Size", "Origin", "Maintainer", "Bugs", "Architecture", "Multi-Arch", "Source", "Version", "Config-Version",
        "Replaces", "Provides", "Depends", "Pre-Depends", "Recommends", "Suggests", "Breaks", "Conflicts", "Enhances", "Conffiles", "Description", "Triggers-Pending", "Triggers-Awaited",
    ];

    private static readonly string[] Relations = ["Replaces", "Provides", "Depends", "Pre-Depends", "Recommends", "Suggests", "Breaks", "Conflicts", "Enhances"];

    /// <summary>Of the index of a repository; they have no place in the status.</summary>
    private static readonly string[] Dropped = ["Filename", "Size", "MD5sum", "MSDOS-Filename", "Status", "Conffiles", "Config-Version", "Triggers-Pending", "Triggers-Awaited"];

    /// <param name="control">Of the package.</param>
    /// <param name="status">Three words, the wish, the flag and the state.</param>
    /// <param name="conffiles">Value of the field; empty when there are none.</param>
    public static ControlFields Of(ControlFields control, string status, string conffiles)
    {
        var stanza = new ControlFields();
        foreach (var name in Order)
        {
            var value = name switch
            {
                "Status" => status,
                "Conffiles" => conffiles,
                _ when Dropped.Contains(name) => "",
                _ when Relations.Contains(name) => Relation.Normalize(control[name]),
                "Priority" => control[name].ToLowerInvariant(),
                _ => control[name],
            };
            if (value.Length > 0 && !(value == "no" && name is "Essential" or "Protected" or "Multi-Arch"))
            {
                stanza[name] = value;
            }
        }

        foreach (var (name, value) in control.All)
        {
            if (!Order.Contains(name, StringComparer.OrdinalIgnoreCase) && !Dropped.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                stanza[name] = value;
            }
        }

        return stanza;
    }
}
