using System.Text;

namespace Drydock.Core.Inventories.Languages;

/// <summary>How Python's tools write names of distributions and of their folders.</summary>
internal static class PythonNames
{
    /// <summary>The form in which names are compared: <c>Flask_SQLAlchemy</c> and <c>flask-sqlalchemy</c> are one. <see href="https://peps.python.org/pep-0503/#normalized-names"/></summary>
    public static string Normalize(ReadOnlySpan<char> name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or '.'))
            {
                normal.Append(char.ToLowerInvariant(c));
            }
            else if (normal.Length > 0 && normal[^1] != '-')
            {
                normal.Append('-');
            }
        }

        return normal.ToString().TrimEnd('-');
    }

    /// <summary>The folder a file lies in; empty at the root.</summary>
    public static string Folder(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>The normalized name in front of the version in <c>Flask-2.2.2.dist-info</c>; the installer has escaped hyphens in the name.</summary>
    public static string OfInfoFolder(ReadOnlySpan<char> folder)
    {
        var name = folder[(folder.LastIndexOf('/') + 1)..];
        name = name[..Math.Max(0, name.LastIndexOf('.'))];
        var hyphen = name.IndexOf('-');
        return Normalize(hyphen < 0 ? name : name[..hyphen]);
    }

    /// <summary>
    /// The name in <c>charset-normalizer[x] (&lt;4,&gt;=2) ; python_version &lt; "3.11"</c>; empty where it counts only with an extra.
    /// <see href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/"/>
    /// </summary>
    public static string OfRequirement(string requirement)
    {
        var semicolon = requirement.IndexOf(';');
        if (semicolon >= 0 && AsksForExtra(requirement.AsSpan(semicolon)))
        {
            return "";
        }

        var end = 0;
        while (end < requirement.Length && (char.IsAsciiLetterOrDigit(requirement[end]) || requirement[end] is '-' or '_' or '.'))
        {
            end++;
        }

        return requirement[..end];
    }

    /// <summary>Looks for the word before a comparison: <c>extra == "async"</c>.</summary>
    private static bool AsksForExtra(ReadOnlySpan<char> marker)
    {
        for (var at = marker.IndexOf("extra", StringComparison.Ordinal); at >= 0;)
        {
            if (!char.IsAsciiLetterOrDigit(marker[at - 1]) && marker[at - 1] is not ('"' or '\'' or '_') && marker[(at + 5)..].TrimStart().StartsWith("==", StringComparison.Ordinal))
            {
                return true;
            }

            marker = marker[(at + 5)..];
            var next = marker.IndexOf("extra", StringComparison.Ordinal);
            at = next <= 0 ? -1 : next;
        }

        return false;
    }
}
