namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Says what BuildKit refuses of one instruction, in its words. <see href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/parse.go"/></summary>
internal static class InstructionChecks
{
    public static void Check(Instruction instruction, InstructionText text, bool isTrigger)
    {
        var problems = text.Problems;
        if (!Keywords.All.Contains(instruction.Keyword, StringComparer.Ordinal))
        {
            var written = problems.Source.At(instruction.KeywordSpan).ToString();
            problems.Add(instruction.KeywordSpan, $"unknown instruction: {ProblemList.Cut(written)}", Suggestion.For(written, Keywords.All));
            return;
        }

        if (isTrigger && WhyNoTrigger(instruction.Keyword) is { Length: > 0 } why)
        {
            problems.Add(instruction.KeywordSpan, why);
            return;
        }

        FlagChecks.Check(instruction, problems);
        if (WhyRefused(instruction) is { Length: > 0 } message)
        {
            problems.Add(instruction.Span with { End = Math.Max(text.SourceOf(text.Trim(new Span(0, text.Text.Length))).End, instruction.KeywordSpan.End) }, message);
        }
    }

    private static string WhyNoTrigger(string keyword) => keyword switch
    {
        "ONBUILD" => "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
        "MAINTAINER" or "FROM" => $"{keyword} isn't allowed as an ONBUILD trigger",
        _ => "",
    };

    /// <summary>Empty when it is not.</summary>
    private static string WhyRefused(Instruction instruction) => instruction.Keyword switch
    {
        "FROM" => OfFrom(instruction),
        "ADD" or "COPY" => OfCopy(instruction),
        "ARG" or "ENV" or "LABEL" => OfPairs(instruction),
        "EXPOSE" when instruction.Arguments.IsEmpty => AtLeastOne(instruction),
        "VOLUME" when instruction.Arguments.IsEmpty => AtLeastOne(instruction),
        "VOLUME" when instruction.Arguments.Any(a => string.IsNullOrWhiteSpace(a.Value)) => "VOLUME specified can not be an empty string",
        "ONBUILD" when instruction.Trigger is null => AtLeastOne(instruction),
        "SHELL" when instruction.Arguments.IsEmpty => AtLeastOne(instruction),
        "SHELL" when !instruction.IsJson => "SHELL requires the arguments to be in JSON form",
        "HEALTHCHECK" => OfHealthcheck(instruction),
        "USER" or "WORKDIR" or "STOPSIGNAL" or "MAINTAINER" when instruction.Arguments.IsEmpty => $"{instruction.Keyword} requires exactly one argument",
        _ => "",
    };

    private static string AtLeastOne(Instruction instruction) => $"{instruction.Keyword} requires at least one argument";

    private static string OfFrom(Instruction from) => from.Arguments switch
    {
        [_] => "",
        [_, var word, var name] when word.Value.Equals("AS", StringComparison.OrdinalIgnoreCase) => IsStageName(name.Value) ? ""
            : $"invalid name for build stage: \"{ProblemList.Cut(name.Value)}\", name can't start with a number or contain symbols",
        _ => "FROM requires either one or three arguments",
    };

    private static bool IsStageName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string OfCopy(Instruction copy)
    {
        if (copy.Arguments.Length < 2)
        {
            return $"{copy.Keyword} requires at least two arguments, but only one was provided. Destination could not be determined";
        }

        var target = copy.Arguments[^1].Inner;
        return copy.IsJson || HeredocReader.NameOf(copy.Joined.Text[target.Start..target.End], out _, out _) is null ? "" : $"{copy.Keyword} cannot accept a heredoc as a destination";
    }

    private static string OfPairs(Instruction instruction)
    {
        if (instruction.Pairs.IsEmpty && instruction.Body.Text.Length == 0)
        {
            return AtLeastOne(instruction);
        }

        return instruction.Pairs.Any(p => p.NameSpan.IsEmpty) ? $"{instruction.Keyword} names can not be blank" : "";
    }

    private static string OfHealthcheck(Instruction healthcheck) => healthcheck.Arguments switch
    {
        [] => AtLeastOne(healthcheck),
        [var kind, ..] when kind.Value.Equals("NONE", StringComparison.OrdinalIgnoreCase) => healthcheck.Arguments.Length == 1 ? "" : "HEALTHCHECK NONE takes no arguments",
        [var kind, ..] when kind.Value.Equals("CMD", StringComparison.OrdinalIgnoreCase) => healthcheck.Arguments.Length > 1 ? "" : "Missing command after HEALTHCHECK CMD",
        [var kind, ..] => $"Unknown type \"{ProblemList.Cut(kind.Value.ToUpperInvariant())}\" in HEALTHCHECK (try CMD)",
    };
}
