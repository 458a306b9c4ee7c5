using System.Collections.Immutable;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>
/// The strings and lists of strings of a TOML file, by dotted key. Everything else in it is passed over: container settings need no more.
/// <see href="https://toml.io/en/v1.0.0"/>
/// </summary>
internal sealed class TomlStrings
{
    public static readonly TomlStrings Empty = new([]);
    private readonly Dictionary<string, ImmutableArray<string>> values;

    private TomlStrings(Dictionary<string, ImmutableArray<string>> values) => this.values = values;

    public static TomlStrings Parse(string text)
    {
        var values = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var table = "";
        var lines = text.Split('\n').Select(WithoutComment).GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current.Trim();
            var equals = line.IndexOf('=');
            if (line.StartsWith('['))
            {
                table = line.Trim('[', ']', ' ');
            }
            else if (equals > 0)
            {
                var value = line[(equals + 1)..].Trim();
                while (value.StartsWith('[') && !value.EndsWith(']') && lines.MoveNext())
                {
                    value += lines.Current.Trim();
                }

                values[$"{table}.{line[..equals].Trim().Trim('"')}"] = Strings(value);
            }
        }

        return new TomlStrings(values);
    }

    public string? Get(string key) => values.GetValueOrDefault(key, []).FirstOrDefault();

    public ImmutableArray<string> GetAll(string key) => values.GetValueOrDefault(key, []);

    private static ImmutableArray<string> Strings(string value)
    {
        var strings = ImmutableArray.CreateBuilder<string>();
        for (var at = value.AsSpan().IndexOfAny('"', '\''); at >= 0;)
        {
            var end = value.IndexOf(value[at], at + 1);
            if (end < 0)
            {
                break;
            }

            strings.Add(value[(at + 1)..end]);
            var next = value.AsSpan(end + 1).IndexOfAny('"', '\'');
            at = next < 0 ? -1 : end + 1 + next;
        }

        return strings.ToImmutable();
    }

    private static string WithoutComment(string line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (quote == '\0' && line[i] == '#')
            {
                return line[..i];
            }

            if (line[i] is '"' or '\'' && (quote == '\0' || quote == line[i]))
            {
                quote = quote == '\0' ? line[i] : '\0';
            }
        }

        return line;
    }
}
