using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>One instruction of a Dockerfile.</summary>
public sealed record Instruction
{
    /// <summary>In capitals: <c>RUN</c>. It may be one that no builder knows.</summary>
    public required string Keyword { get; init; }

    public required Span KeywordSpan { get; init; }

    /// <summary>From its first character to the end of its last line, here-documents included, without the line's end.</summary>
    public required Span Span { get; init; }

    /// <summary>Index of its stage; -1 before the first FROM.</summary>
    public int Stage { get; init; } = -1;

    /// <summary>Its first line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Its last line, with here-documents.</summary>
    public required int EndLine { get; init; }

    /// <summary>What stands behind the keyword, flags included, its lines joined and comments between them left out; not trimmed inside.</summary>
    public required string Text { get; init; }

    /// <summary>What stands behind the keyword and the flags, lines joined as the builder joins them.</summary>
    public required SplicedText Body { get; init; }

    /// <summary>What a shell gets: of RUN, CMD and ENTRYPOINT the body, of HEALTHCHECK what stands behind CMD; null in exec form and for other instructions.</summary>
    public SplicedText? Command { get; init; }

    public ImmutableArray<Flag> Flags { get; init; } = [];

    /// <summary>Of ENV, ARG and LABEL none: they have <see cref="Pairs"/>. In shell form the whole command is one word; HEALTHCHECK has NONE or CMD before it. COPY and ADD have the words that ask for here-documents too.</summary>
    public ImmutableArray<Word> Arguments { get; init; } = [];

    /// <summary>Of ENV, ARG and LABEL.</summary>
    public ImmutableArray<Pair> Pairs { get; init; } = [];

    /// <summary>Whether the arguments are a JSON array: the exec form.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether it begins like a JSON array but is none, so that the builder reads it as plain text. <c>RUN [ -f a ] || b</c> is meant so, <c>CMD ['a']</c> is not.</summary>
    public bool IsFailedJson { get; init; }

    /// <summary>The old form <c>ENV name value</c>.</summary>
    public bool IsLegacyPair { get; init; }

    public ImmutableArray<Heredoc> Heredocs { get; init; } = [];

    /// <summary>Empty lines between its lines, without their ends; comments are none of them.</summary>
    public ImmutableArray<Span> EmptyContinuations { get; init; } = [];

    /// <summary>What ONBUILD holds; it has the here-documents. Null for every other instruction.</summary>
    public Instruction? Trigger { get; init; }

    /// <summary>Its lines as the builder joined them, keyword included.</summary>
    internal SplicedText Joined { get; init; } = SplicedText.Empty;

    /// <summary>The first flag of a name; null when there is none.</summary>
    public Flag? FlagOf(string name) => Flags.FirstOrDefault(f => f.Name == name);

    /// <summary>The value of a pair as written, with quotes and escapes; empty when there is none.</summary>
    internal string RawOf(Pair pair) => pair.Value is null ? "" : Joined.Text[pair.InnerValue..pair.Inner.End];

    /// <summary>In one line, as a person would say it.</summary>
    public override string ToString() => $"{Keyword} {string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}".TrimEnd();
}
