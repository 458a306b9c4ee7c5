using Drydock.Core.Dockerfiles;

namespace Drydock.Tests.Dockerfiles;

/// <summary>What is true of the places in every file, sound or not.</summary>
internal static class SpanProperties
{
    /// <exception cref="InvalidOperationException">Something is out of its place.</exception>
    public static void Hold(Dockerfile file)
    {
        var whole = new Span(0, file.Source.Text.Length);
        Lie(whole, file.Problems.Select(p => p.At), "problem");
        Lie(whole, file.Directives.Select(d => d.Span), "directive");
        Lie(whole, file.Comments.Select(c => c.Span), "comment");
        Lie(whole, file.Instructions.Select(i => i.Span), "instruction");
        foreach (var instruction in file.Instructions)
        {
            HoldParts(instruction, file.Source);
        }

        Cover(file);
    }

    private static void HoldParts(Instruction instruction, SourceText source)
    {
        Lie(instruction.Span, [instruction.KeywordSpan], "keyword");
        Lie(instruction.Span, instruction.Flags.Select(f => f.Span), "flag");
        Lie(instruction.Span, instruction.Arguments.Select(a => a.Span), "argument");
        Lie(instruction.Span, instruction.Pairs.Select(p => p.Span), "pair");
        Lie(instruction.Span, instruction.Heredocs.Select(h => h.Span), "here-document");
        Lie(instruction.Span, instruction.Heredocs.Select(h => h.WordSpan), "here-document's word");
        Lie(instruction.Span, instruction.EmptyContinuations, "empty line");
        Lie(instruction.Span, [instruction.Body.SourceOf(new Span(0, instruction.Body.Text.Length))], "body");
        foreach (var flag in instruction.Flags)
        {
            Lie(flag.Span, [flag.ValueSpan], "flag's value");
        }

        foreach (var pair in instruction.Pairs)
        {
            Lie(pair.Span, [pair.NameSpan], "name");
            Lie(pair.Span, [pair.ValueSpan], "value");
        }

        for (var i = 0; i < instruction.Body.Text.Length; i++)
        {
            Require(source.Text[instruction.Body.SourceOf(i)] == instruction.Body.Text[i], $"character {i} of the body of line {instruction.Line} came from elsewhere");
        }

        if (instruction.Trigger is { } trigger)
        {
            Lie(instruction.Span, [trigger.Span], "trigger");
            HoldParts(trigger, source);
        }
    }

    /// <summary>In order, without sharing a character, and inside.</summary>
    private static void Lie(Span outer, IEnumerable<Span> spans, string what)
    {
        var last = outer.Start;
        foreach (var span in spans)
        {
            var isInside = span.Start >= outer.Start && span.End <= outer.End && span.Start <= span.End;
            Require(isInside && (span.Start >= last || what is "problem" or "here-document's word"), $"{what} {span} lies outside of {outer}, or before {last}");
            last = span.End;
        }
    }

    /// <summary>Outside of everything there is nothing but blanks.</summary>
    private static void Cover(Dockerfile file)
    {
        var isCovered = new bool[file.Source.Text.Length];
        foreach (var span in file.Directives.Select(d => d.Span).Concat(file.Comments.Select(c => c.Span)).Concat(file.Instructions.Select(i => i.Span)))
        {
            Array.Fill(isCovered, value: true, span.Start, span.Length);
        }

        for (var i = file.Source.Start; i < isCovered.Length; i++)
        {
            Require(isCovered[i] || char.IsWhiteSpace(file.Source.Text[i]), $"the character at {i} belongs to nothing");
        }
    }

    private static void Require(bool isTrue, string what)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException(what);
        }
    }
}
