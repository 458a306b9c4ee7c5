using System.Text;

namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>
/// A paragraph of control fields in their order, with every byte of their values, to be changed and written again.
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb822.5.en.html"/>
/// </summary>
public sealed class ControlFields
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    /// <summary>Names and values in order; a value of several lines has its newlines and leading spaces.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> All => fields;

    /// <summary>The value of a field, in whatever case its name is written; empty when there is none, and to take it away.</summary>
    public string this[string name]
    {
        get => fields.Find(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
        set
        {
            var at = fields.FindIndex(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                if (value.Length > 0)
                {
                    fields.Add(KeyValuePair.Create(name, value));
                }
            }
            else if (value.Length == 0)
            {
                fields.RemoveAt(at);
            }
            else
            {
                fields[at] = KeyValuePair.Create(fields[at].Key, value);
            }
        }
    }

    /// <summary>Every paragraph of a text.</summary>
    public static List<ControlFields> Parse(string text)
    {
        var all = new List<ControlFields>();
        var current = new ControlFields();
        var value = new StringBuilder();
        var name = "";
        void EndField()
        {
            if (name.Length > 0)
            {
                current.fields.Add(KeyValuePair.Create(name, value.ToString()));
            }

            name = "";
            value.Clear();
        }

        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                value.Append('\n').Append(line);
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                EndField();
                name = line[..colon];
                value.Append(line.AsSpan(colon + 1).Trim(" \t\r"));
            }
            else if (line.AsSpan().Trim(" \t\r").IsEmpty)
            {
                EndField();
                if (current.fields.Count > 0)
                {
                    all.Add(current);
                    current = new ControlFields();
                }
            }
        }

        return all;
    }

    /// <summary>The paragraph without the empty line behind it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            text.Append(name).Append(value.Length == 0 || value[0] == '\n' ? ":" : ": ").Append(value).Append('\n');
        }

        return text.ToString();
    }
}
