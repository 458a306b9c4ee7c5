using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Reads <c>name=value</c>, before a command and among the arguments of those that declare.</summary>
internal sealed class AssignmentReader(ShellCursor cursor, CommandReader commands)
{
    /// <summary>Farther on no end of an index is looked for.</summary>
    private const int MaxIndex = 256;

    private static readonly string[] Declarations = ["declare", "typeset", "local", "export", "readonly", "eval"];

    /// <summary>Null when none stands here.</summary>
    public Assignment? Read()
    {
        var start = cursor.Position;
        var name = NameLength(start);
        if (name == 0)
        {
            return null;
        }

        var index = cursor.Peek(name) == '[' ? IndexLength(start + name) : 0;
        var sign = SignLength(start + name + index);
        if (sign == 0 || (cursor.Peek(name) == '[' && index == 0))
        {
            return null;
        }

        var indexWord = index > 0 ? cursor.Within(start + name + 1, start + name + index - 1, start + name + index, () => commands.Words.Read(WordMode.Arithmetic)) : null;
        cursor.Position = start + name + index + sign;
        var value = Value();
        return new Assignment(cursor.From(start), cursor.Text.Substring(start, name), cursor.At(start, start + name), indexWord, value, sign == 2);
    }

    /// <summary>A word of a command. What declares takes arrays in its words.</summary>
    public ShellWord Word(ImmutableArray<ShellWord>.Builder words)
    {
        var start = cursor.Position;
        var isDeclaration = words.Count > 0 && words[0].Plain is { } command && Declarations.Contains(command);
        if (isDeclaration && NameLength(start) is > 0 and var name && SignLength(start + name) is > 0 and var sign)
        {
            cursor.Position += name + sign;
            var head = new Literal(cursor.From(start), cursor.Text[start..cursor.Position]) { Place = cursor.Place(start) };
            var value = Value();
            return new ShellWord(cursor.From(start), value.Parts is [Literal first, ..] ? [Joined(head, first), .. value.Parts.AsSpan()[1..]] : [head, .. value.Parts]);
        }

        var word = commands.Words.Read(WordMode.Plain);
        return cursor.Current == '(' && word.Parts is [.., Literal last] && last.Text.EndsWith('=') && isDeclaration
            ? new ShellWord(cursor.From(start), [.. word.Parts, Array()])
            : word;
    }

    private static Literal Joined(Literal head, Literal next) => new(new Span(head.Span.Start, next.Span.End), head.Text + next.Text) { Place = head.Place };

    private ShellWord Value()
    {
        var start = cursor.Position;
        return cursor.Current == '(' ? new ShellWord(cursor.From(start), [Array()]) with { Span = cursor.From(start) } : commands.Words.Read(WordMode.Assigned);
    }

    private ArrayLiteral Array()
    {
        if (cursor.Dialect == ShellDialect.Posix)
        {
            cursor.Problem(cursor.Position, cursor.Position + 1, "Syntax error: \"(\" unexpected", "Arrays are of bash.");
        }

        return commands.Words.Array();
    }

    private int NameLength(int start)
    {
        var i = start;
        while (i < cursor.End && (ParameterReader.IsNameStart(cursor.Text[i]) || (i > start && char.IsAsciiDigit(cursor.Text[i]))))
        {
            i++;
        }

        return i - start;
    }

    /// <summary>Of <c>[…]</c> with its brackets.</summary>
    private int IndexLength(int open)
    {
        var nesting = 0;
        for (var i = open; i < Math.Min(cursor.End, open + MaxIndex) && cursor.Text[i] != '\n'; i++)
        {
            nesting += cursor.Text[i] == '[' ? 1 : 0;
            if (cursor.Text[i] == ']' && --nesting == 0)
            {
                return i + 1 - open;
            }
        }

        return 0;
    }

    private int SignLength(int at) => at < cursor.End && cursor.Text[at] == '=' ? 1 : at + 1 < cursor.End && cursor.Text[at] == '+' && cursor.Text[at + 1] == '=' ? 2 : 0;
}
