using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>
/// The main section of META-INF/MANIFEST.MF.
/// <see href="https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#jar-manifest"/>
/// </summary>
internal sealed class JavaManifest
{
    public static readonly JavaManifest Empty = new();
    private readonly Dictionary<string, string> attributes = new(StringComparer.OrdinalIgnoreCase);

    private JavaManifest()
    {
    }

    /// <summary>The value of an attribute; empty when there is none.</summary>
    public string this[string name] => attributes.GetValueOrDefault(name, "");

    /// <summary>OSGi's symbolic name without its directives.</summary>
    public string SymbolicName => this["Bundle-SymbolicName"] is var name && name.IndexOf(';') is var end and >= 0 ? name[..end].Trim() : this["Bundle-SymbolicName"];

    public static JavaManifest Read(ReadOnlySpan<byte> text)
    {
        var manifest = new JavaManifest();
        var logical = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(text).AsSpan().EnumerateLines())
        {
            if (line is [' ', ..])
            {
                logical.Append(line[1..]);
                continue;
            }

            manifest.Add(logical.ToString());
            logical.Clear().Append(line);
            if (line.IsEmpty && manifest.attributes.Count > 0)
            {
                break;
            }
        }

        manifest.Add(logical.ToString());
        return manifest;
    }

    /// <summary>
    /// OSGi's header: clauses separated by commas, each a name or an address with attributes behind it.
    /// <see href="https://docs.osgi.org/specification/osgi.core/8.0.0/framework.module.html#framework.module-bundle-license"/>
    /// </summary>
    public ImmutableArray<string> Licenses() =>
        [.. this["Bundle-License"].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(c => (c.IndexOf(';') is var end and >= 0 ? c[..end] : c).Trim(' ', '"'))
            .Where(n => n.Length > 0 && n != "<<EXTERNAL>>" && !n.StartsWith("link=", StringComparison.Ordinal) && !n.StartsWith("description=", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)];

    private void Add(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0)
        {
            attributes.TryAdd(line[..colon], line[(colon + 2)..].Trim());
        }
    }
}
