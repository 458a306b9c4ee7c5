namespace Drydock.Core.Advisories;

/// <summary>Writes a package's name the one way it is looked up by.</summary>
public static class PackageNames
{
    /// <param name="space">See <see cref="Spaces"/>.</param>
    /// <param name="name">As the ecosystem writes it: <c>@scope/name</c>, <c>group:artifact</c>, <c>vendor/name</c>, a module path.</param>
    public static string Normalize(string space, string name) => space switch
    {
        "pypi" => Pep503(name),
        "nuget" or "composer" or "gem" or "hex" or "pub" => name.ToLowerInvariant(),
        "npm" => name.ToLowerInvariant(),
        _ => name,
    };

    /// <summary>Runs of <c>-</c>, <c>_</c> and <c>.</c> are one hyphen, in lower case. <see href="https://peps.python.org/pep-0503/#normalized-names"/></summary>
    private static string Pep503(string name)
    {
        var text = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (text.Length == 0 || text[^1] != '-')
            {
                text.Append('-');
            }
        }

        return text.ToString();
    }
}
