using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Reads what stands behind the keyword and the flags, as each instruction has it.</summary>
internal static class ArgumentReader
{
    public static Instruction Read(Instruction bare, InstructionText text, Span body) => bare.Keyword switch
    {
        "ADD" or "COPY" or "VOLUME" => ReadJson(bare, text, body) ?? bare with { Arguments = [.. text.SplitAtBlanks(body).Select(text.LexedWord)], IsFailedJson = IsFailed(text, body) },
        "RUN" or "CMD" or "ENTRYPOINT" => ReadJson(bare, text, body) ?? bare with { Arguments = Whole(text, body), Command = bare.Body, IsFailedJson = IsFailed(text, body) },
        "SHELL" => ReadJson(bare, text, body) ?? bare with { Arguments = Whole(text, body), IsFailedJson = IsFailed(text, body) },
        "HEALTHCHECK" => ReadHealthcheck(bare, text, body),
        "ENV" or "LABEL" => ReadPairs(bare, text, body),
        "ARG" => bare with { Pairs = PairReader.ReadArg(text, body) },
        "USER" or "WORKDIR" or "STOPSIGNAL" => bare with { Arguments = body.IsEmpty ? [] : [text.LexedWord(body)] },
        "MAINTAINER" => bare with { Arguments = Whole(text, body) },
        "FROM" or "EXPOSE" => bare with { Arguments = [.. text.SplitAtBlanks(body).Select(text.LexedWord)] },
        _ => bare with { Arguments = [.. text.SplitAtBlanks(body).Select(w => text.WordAt(w, text.Of(w)))] },
    };

    private static Instruction? ReadJson(Instruction bare, InstructionText text, Span body) =>
        JsonWords.Read(text, body) is { } words ? bare with { Arguments = words, IsJson = true } : null;

    private static bool IsFailed(InstructionText text, Span body) => !body.IsEmpty && text.Text[body.Start] == '[';

    private static ImmutableArray<Word> Whole(InstructionText text, Span body) => body.IsEmpty ? [] : [text.WordAt(body, text.Of(body))];

    private static Instruction ReadPairs(Instruction bare, InstructionText text, Span body) =>
        bare with { Pairs = PairReader.Read(text, body, bare.Keyword, out var isLegacy), IsLegacyPair = isLegacy };

    private static Instruction ReadHealthcheck(Instruction bare, InstructionText text, Span body)
    {
        if (body.IsEmpty)
        {
            return bare;
        }

        var kind = new Span(body.Start, text.EndOfWord(body));
        var word = text.WordAt(kind, text.Of(kind));
        var rest = text.Trim(new Span(kind.End, body.End));
        if (ReadJson(bare, text, rest) is { } exec)
        {
            return exec with { Arguments = exec.Arguments.Insert(0, word) };
        }

        var isCommand = word.Value.Equals("CMD", StringComparison.OrdinalIgnoreCase) && !rest.IsEmpty;
        return bare with { Arguments = Whole(text, rest).Insert(0, word), Command = isCommand ? text.Joined.Slice(rest) : null, IsFailedJson = IsFailed(text, rest) };
    }
}
