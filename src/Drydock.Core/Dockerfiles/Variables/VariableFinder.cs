using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>Finds the variables that the builder expands in an instruction, with their places in the file. What a shell expands is no matter of the builder.</summary>
public static class VariableFinder
{
    private static readonly LexerOptions OfWords = new(KeepsUnset: true);
    private static readonly LexerOptions OfHeredocs = new(KeepsUnset: true, IgnoresQuotes: true);

    /// <summary>In order. Of ONBUILD those of its trigger, which are expanded when it is pulled.</summary>
    public static ImmutableArray<VariableUse> Find(Instruction instruction, char escape)
    {
        if (instruction.Trigger is { } trigger)
        {
            return Find(trigger, escape);
        }

        var inners = instruction.Flags.Where(f => IsExpanded(instruction.Keyword, f.Name)).Select(f => f.Inner);
        inners = IsExpanded(instruction.Keyword) ? inners.Concat(instruction.Arguments.Select(a => a.Inner)).Concat(instruction.Pairs.Select(p => p.Inner)) : inners;
        var uses = inners.Order(Comparer<Span>.Create((a, b) => a.Start.CompareTo(b.Start))).SelectMany(i => In(instruction.Joined, i, escape, OfWords));
        var heredocs = instruction.Keyword is "COPY" or "ADD" ? instruction.Heredocs.Where(h => h.IsExpanded) : [];
        return [.. uses, .. heredocs.SelectMany(h => In(h.Content, new Span(0, h.Content.Text.Length), '\\', OfHeredocs))];
    }

    /// <summary>Of one pair, its name and its value.</summary>
    public static ImmutableArray<VariableUse> Find(Instruction instruction, Pair pair, char escape) => [.. In(instruction.Joined, pair.Inner, escape, OfWords)];

    private static bool IsExpanded(string keyword) =>
        keyword is "ADD" or "ARG" or "COPY" or "ENV" or "EXPOSE" or "FROM" or "LABEL" or "STOPSIGNAL" or "USER" or "VOLUME" or "WORKDIR";

    /// <summary>The stage of COPY is the one thing in which BuildKit refuses them.</summary>
    private static bool IsExpanded(string keyword, string flag) => keyword switch
    {
        "RUN" => flag == "mount",
        "COPY" => flag is "chown" or "chmod" or "exclude",
        "ADD" => flag is "chown" or "chmod" or "checksum" or "exclude",
        "FROM" => flag == "platform",
        _ => false,
    };

    private static IEnumerable<VariableUse> In(SplicedText text, Span inner, char escape, LexerOptions options)
    {
        var part = text.Text[inner.Start..inner.End];
        if (!part.Contains('$', StringComparison.Ordinal))
        {
            return [];
        }

        Span Place(Span s) => text.SourceOf(new Span(s.Start + inner.Start, s.End + inner.Start));
        return VariableLexer.Lex(part, escape, options, _ => null).Uses.Where(u => u.Span.End > 0).Select(u => u with { Span = Place(u.Span), OperandSpan = Place(u.OperandSpan) });
    }
}
