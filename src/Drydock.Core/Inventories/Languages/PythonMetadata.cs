using System.Text;

namespace Drydock.Core.Inventories.Languages;

/// <summary>The header fields of a core metadata file; the description behind the first empty line is left alone.</summary>
internal sealed class PythonMetadata
{
    private readonly List<(string Name, string Value)> fields = [];

    private PythonMetadata()
    {
    }

    public static PythonMetadata Read(ReadOnlySpan<byte> text)
    {
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var metadata = new PythonMetadata();
        while (TakeField(ref text, out var field))
        {
            var colon = field.IndexOf((byte)':');
            if (colon > 0 && IsWanted(field[..colon]))
            {
                metadata.fields.Add((Encoding.UTF8.GetString(field[..colon]), Encoding.UTF8.GetString(field[(colon + 1)..].Trim(" \t\r\n"u8))));
            }
        }

        return metadata;
    }

    /// <summary>The value of the first field of this name; empty when there is none.</summary>
    public string First(string name) => All(name).FirstOrDefault("");

    public IEnumerable<string> All(string name) => fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value);

    private static bool IsWanted(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "Name") || Ascii.EqualsIgnoreCase(name, "Version") || Ascii.EqualsIgnoreCase(name, "License")
        || Ascii.EqualsIgnoreCase(name, "License-Expression") || Ascii.EqualsIgnoreCase(name, "Classifier") || Ascii.EqualsIgnoreCase(name, "Requires-Dist");

    /// <summary>A line with its continuation lines, which are indented; false at the empty line that ends the header.</summary>
    private static bool TakeField(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> field)
    {
        var length = LineLength(text);
        field = text[..length];
        if (field.TrimEnd("\r\n"u8).IsEmpty)
        {
            return false;
        }

        while (length < text.Length && text[length] is (byte)' ' or (byte)'\t')
        {
            length += LineLength(text[length..]);
        }

        field = text[..length];
        text = text[length..];
        return true;
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var newline = text.IndexOf((byte)'\n');
        return newline < 0 ? text.Length : newline + 1;
    }
}
