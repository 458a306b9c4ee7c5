using System.Text;

namespace Drydock.Core.Inventories;

/// <summary>Many paths in one block of UTF-8, a newline after each: a distribution owns a hundred thousand files and most are never asked for.</summary>
/// <param name="utf8">Paths relative to the root, without leading slash.</param>
public sealed class FileList(ReadOnlyMemory<byte> utf8) : IEquatable<FileList>
{
    public static readonly FileList Empty = new(default);

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    public bool IsEmpty => Utf8.IsEmpty;

    public int Count => Utf8.Span.Count((byte)'\n');

    public static FileList Of(IEnumerable<string> paths)
    {
        var text = new StringBuilder();
        foreach (var path in paths)
        {
            text.Append(path.Replace('\n', ' ')).Append('\n');
        }

        return text.Length == 0 ? Empty : new FileList(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public bool Contains(string path)
    {
        var line = Encoding.UTF8.GetBytes(path + "\n");
        var text = Utf8.Span;
        for (var at = 0; text[at..].IndexOf(line) is var found and >= 0; at += found + 1)
        {
            if (at + found == 0 || text[at + found - 1] == '\n')
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<string> Paths()
    {
        var start = 0;
        while (start < Utf8.Length)
        {
            var length = Utf8.Span[start..].IndexOf((byte)'\n');
            length = length < 0 ? Utf8.Length - start : length;
            yield return Encoding.UTF8.GetString(Utf8.Span.Slice(start, length));
            start += length + 1;
        }
    }

    public bool Equals(FileList? other) => other is not null && Utf8.Span.SequenceEqual(other.Utf8.Span);

    public override bool Equals(object? obj) => Equals(obj as FileList);

    public override int GetHashCode() => Utf8.Length;
}
