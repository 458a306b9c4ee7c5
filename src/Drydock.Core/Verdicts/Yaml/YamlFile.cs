using System.Text;
using Drydock.Oci.Content;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Drydock.Core.Verdicts.Yaml;

/// <summary>
/// A YAML file as a tree that knows its places. One document, no anchors, no tags, no key twice: a policy has to mean the same to everyone who reads it,
/// and what refers to itself could grow without bound.
/// </summary>
internal sealed class YamlFile
{
    /// <summary>Bytes.</summary>
    public const int MaxSize = 1 << 20;

    private const int MaxDepth = 24;
    private const int MaxItems = 100_000;
    private readonly string[] lines;
    private int items;

    private YamlFile(string name, string text)
    {
        Name = name;
        lines = text.Split('\n');
        Root = Parse(text);
    }

    public string Name { get; }

    /// <summary>An empty map when the file is empty.</summary>
    public YamlItem Root { get; }

    /// <param name="name">As the user knows the file.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/></exception>
    public static YamlFile Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > MaxSize)
        {
            throw Verdicts.Mistake.In(name, $"It is larger than {MaxSize} bytes.");
        }

        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return new YamlFile(name, Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n"));
    }

    public DrydockException Mistake(YamlItem item, string message, string hint = "") => Verdicts.Mistake.At(Name, item.Line, item.Column, message, hint);

    /// <summary>The place of a character inside a scalar, which may go over several lines.</summary>
    /// <param name="at">Characters of the scalar before it.</param>
    public (int Line, int Column) PlaceIn(YamlItem scalar, int at)
    {
        var line = scalar.IsBlock ? scalar.Line : scalar.Line - 1;
        var column = scalar.IsBlock ? Indent(line) : scalar.Column - 1;
        while (line < lines.Length)
        {
            var length = Math.Max(0, lines[line].TrimEnd().Length - column);
            if (at <= length || line + 1 == lines.Length)
            {
                break;
            }

            at -= length + 1;
            line++;
            column = Indent(line);
        }

        return (line + 1, column + at + 1);
    }

    private int Indent(int line) => line < lines.Length ? lines[line].Length - lines[line].TrimStart().Length : 0;

    private YamlItem Parse(string text)
    {
        try
        {
            return Build(new Parser(new Scanner(new StringReader(text))));
        }
        catch (YamlException e)
        {
            throw Verdicts.Mistake.At(Name, (int)e.Start.Line, (int)e.Start.Column, $"It is no sound YAML: {FirstSentence(e.Message)}", inner: e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException)
        {
            // The library's scanner runs out of its own states on some malformed files.
            throw Verdicts.Mistake.In(Name, "It is no sound YAML.", inner: e);
        }
    }

    private static string FirstSentence(string message)
    {
        // The library puts the place first.
        var text = message[(message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) + 3 : 0)..].Trim().ReplaceLineEndings(" ");
        return text.Length == 0 ? "it could not be read." : $"{char.ToLowerInvariant(text[0])}{text[1..].TrimEnd('.')}.";
    }

    /// <summary>Without recursion: the open lists and maps lie on a stack.</summary>
    private YamlItem Build(Parser parser)
    {
        var open = new Stack<YamlItem>();
        YamlItem? root = null;
        while (parser.MoveNext())
        {
            switch (parser.Current!)
            {
                case MappingEnd or SequenceEnd:
                    var closed = open.Pop();
                    CheckKeys(closed);
                    break;
                case DocumentStart when root is not null:
                    throw At(parser.Current!.Start, "A second document begins here.", "Write one document.");
                case NodeEvent or AnchorAlias:
                    var item = Make(parser.Current!);
                    (open.Count > 0 ? open.Peek().Items : []).Add(item);
                    root ??= item;
                    Open(open, item);
                    break;
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            // The library takes some broken files for complete.
            throw Mistake(unclosed, $"{unclosed.What} that begins here does not end.");
        }

        return root is null or { IsNull: true } ? new YamlItem(YamlKind.Map, 1, 1) : root;
    }

    private void Open(Stack<YamlItem> open, YamlItem item)
    {
        if (++items > MaxItems)
        {
            throw Mistake(item, $"There are more than {MaxItems} items.");
        }

        if (item.Kind != YamlKind.Scalar)
        {
            open.Push(item);
        }

        if (open.Count > MaxDepth)
        {
            throw Mistake(item, $"More than {MaxDepth} lists and maps lie inside each other.");
        }
    }

    private YamlItem Make(ParsingEvent at)
    {
        if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw At(at.Start, "Anchors and aliases ('&', '*') are not read.", "Write it out; a pattern that begins with '*' stands in quotes.");
        }

        if (at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw At(at.Start, "Tags ('!') are not read.", "Leave it out.");
        }

        var (line, column) = ((int)at.Start.Line, (int)at.Start.Column);
        return at switch
        {
            MappingStart => new YamlItem(YamlKind.Map, line, column),
            SequenceStart => new YamlItem(YamlKind.List, line, column),
            Scalar scalar => new YamlItem(YamlKind.Scalar, line, column + (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0), scalar.Value)
            {
                IsBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded,
                IsNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null",
            },
            _ => throw At(at.Start, "It is no sound YAML."),
        };
    }

    private void CheckKeys(YamlItem map)
    {
        if (map.Kind != YamlKind.Map)
        {
            return;
        }

        if (map.Items.Count % 2 != 0)
        {
            throw Mistake(map.Items[^1], $"The key '{map.Items[^1].Text}' has no value.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < map.Items.Count; i += 2)
        {
            var key = map.Items[i];
            if (key.Kind != YamlKind.Scalar || !seen.Add(key.Text))
            {
                throw Mistake(key, key.Kind != YamlKind.Scalar ? $"A key cannot be {key.What}." : $"The key '{key.Text}' is there twice.");
            }
        }
    }

    private DrydockException At(Mark mark, string message, string hint = "") => Verdicts.Mistake.At(Name, (int)mark.Line, (int)mark.Column, message, hint);
}
