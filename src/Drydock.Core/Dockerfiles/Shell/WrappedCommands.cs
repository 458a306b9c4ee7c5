using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Looks through commands that run others.</summary>
internal static class WrappedCommands
{
    /// <summary>Where the command begins that this one runs, counted in words; 0 when it runs none.</summary>
    public static int InnerOf(ImmutableArray<ShellWord> words, string? name)
    {
        if (Wrapper.Of(name) is not { } wrapper)
        {
            return 0;
        }

        var operands = wrapper.Operands;
        for (var i = 1; i < words.Length; i++)
        {
            var text = words[i].Value ?? words[i].Text;
            if (text.Length > 1 && text[0] == '-' && operands == wrapper.Operands)
            {
                if (text == "--")
                {
                    i += operands;
                    return i + 1 < words.Length ? i + 1 : 0;
                }

                var option = CommandLine.Of([words[i]], wrapper.Valued);
                if (wrapper.Stops is { } stops && option.Has(stops))
                {
                    return 0;
                }

                i += option.Options is [.., { ValueWord: null } last] && wrapper.Valued.Contains(last.Name, StringComparer.Ordinal) ? 1 : 0;
            }
            else if (operands > 0)
            {
                operands--;
            }
            else if (!wrapper.HasAssignments || !IsAssignment(words[i]))
            {
                return i;
            }
        }

        return 0;
    }

    private static bool IsAssignment(ShellWord word) => word.Parts is [Literal { Text: var text }, ..] && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        && ParameterReader.IsNameStart(text[0]) && !text.AsSpan(0, at).ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>What a shell is told to run, to be parsed in turn: the word behind <c>-c</c>. Null when it depends on something.</summary>
    public static SplicedText? ScriptOf(CommandUse use, out ShellDialect dialect)
    {
        dialect = use.Name is "bash" ? ShellDialect.Bash : ShellDialect.Posix;
        var isShell = use.Name is "sh" or "bash" or "dash" or "ash" or "su" or "runuser";
        var isFirst = true;
        for (var i = 1; isShell && i < use.Words.Length; i++)
        {
            var text = use.Words[i].Value;
            if (text is "-c" or "--command" || (isFirst && text is ['-' or '+', not '-', ..] && use.Name is not ("su" or "runuser") && text.Contains('c', StringComparison.Ordinal)))
            {
                return i + 1 < use.Words.Length ? TextOf(SkipOptions(use.Words, i + 1)) : null;
            }

            isFirst &= text is not null && text.StartsWith('-');
            if (text is "-o" or "-O" or "+o" or "+O")
            {
                i++;
            }
        }

        return null;
    }

    private static ShellWord SkipOptions(ImmutableArray<ShellWord> words, int i)
    {
        while (i + 1 < words.Length && words[i].Value is ['-' or '+', ..] and var text)
        {
            i += text is "-o" or "-O" or "+o" or "+O" && i + 2 < words.Length ? 2 : 1;
        }

        return words[i];
    }

    private static SplicedText? TextOf(ShellWord word)
    {
        if (word.Value is null)
        {
            return null;
        }

        var ranges = new SplicedRanges();
        Add(word.Parts, ranges);
        return ranges.Build();
    }

    private static void Add(ImmutableArray<WordPart> parts, SplicedRanges ranges)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuoted p:
                    Add(p.Parts, ranges);
                    break;
                case Literal p:
                    Add(p.Place, p.Text, p.Span, ranges);
                    break;
                case SingleQuoted p:
                    Add(p.Place, p.Text, p.Span, ranges);
                    break;
                case Escaped p:
                    Add(p.Place, p.Text, p.Span, ranges);
                    break;
                case Glob p:
                    Add(p.Place, p.Text, p.Span, ranges);
                    break;
                case Tilde p:
                    Add(p.Place, p.Text, p.Span, ranges);
                    break;
                case DollarSingleQuoted p:
                    ranges.Add(p.Text, p.Span.Start);
                    break;
            }
        }
    }

    private static void Add(TextPlace place, string text, Span span, SplicedRanges ranges)
    {
        if (place.Text is { } source)
        {
            ranges.Add(source, place.Start, place.Start + text.Length);
        }
        else
        {
            ranges.Add(text, span.Start);
        }
    }
}
