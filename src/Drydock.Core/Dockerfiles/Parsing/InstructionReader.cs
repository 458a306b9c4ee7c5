using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>Reads one instruction after the other.</summary>
internal sealed class InstructionReader(LogicalLines lines, char escape, ProblemList problems)
{
    public ImmutableArray<Instruction> ReadAll()
    {
        var instructions = ImmutableArray.CreateBuilder<Instruction>();
        var stage = -1;
        while (lines.Read() is { } line)
        {
            var instruction = Read(line, stage);
            stage = instruction.Stage;
            FileChecks.CheckPlace(instruction, problems);
            instructions.Add(instruction);
        }

        FileChecks.CheckWhole(instructions, problems);
        return instructions.ToImmutable();
    }

    private Instruction Read(LogicalLine line, int stage)
    {
        var text = new InstructionText(line.Text, escape, problems);
        var read = ReadPart(text, text.Trim(new Span(0, text.Text.Length)), ReadTrigger);
        var holder = read.Trigger ?? read;
        if (Keywords.MayHaveHeredocs(holder.Keyword) && !holder.IsJson)
        {
            holder = holder with { Heredocs = HeredocReader.Read(text, lines) };
        }

        // A here-document that is not ended has the last line's end too.
        var span = new Span(line.Span.Start, holder.Heredocs.Aggregate(lines.Source.LineSpan(lines.Line).End, (end, h) => Math.Max(end, h.Span.End)));
        stage += read.Keyword == "FROM" ? 1 : 0;
        holder = holder with { Line = line.First, EndLine = lines.Line, Stage = stage, Span = read.Trigger is null ? span : holder.Span with { End = span.End } };
        InstructionChecks.Check(holder, text, isTrigger: read.Trigger is not null);
        return read.Trigger is null ? holder with { EmptyContinuations = line.EmptyContinuations }
            : Checked(text, read with { Trigger = holder, Line = line.First, EndLine = lines.Line, Stage = stage, Span = span, EmptyContinuations = line.EmptyContinuations });
    }

    private static Instruction Checked(InstructionText text, Instruction instruction)
    {
        InstructionChecks.Check(instruction, text, isTrigger: false);
        return instruction;
    }

    /// <summary>ONBUILD in ONBUILD is refused, so what that holds is not looked at.</summary>
    private static Instruction ReadTrigger(InstructionText text, Span inner) => ReadPart(text, inner, (_, _) => null);

    private static Instruction ReadPart(InstructionText text, Span inner, Func<InstructionText, Span, Instruction?> readTrigger)
    {
        var keyword = new Span(inner.Start, text.EndOfWord(inner));
        var behind = text.Trim(new Span(keyword.End, inner.End));
        var (flags, rest) = FlagReader.Read(text, behind);
        var body = text.Trim(new Span(rest, inner.End));
        var bare = new Instruction
        {
            Keyword = text.Of(keyword).ToUpperInvariant(),
            KeywordSpan = text.SourceOf(keyword),
            Span = text.SourceOf(inner),
            Line = 0,
            EndLine = 0,
            Text = text.Of(behind),
            Body = text.Joined.Slice(body),
            Flags = flags,
            Joined = text.Joined,
        };
        return bare.Keyword == "ONBUILD" && !body.IsEmpty ? bare with { Trigger = readTrigger(text, body) } : ArgumentReader.Read(bare, text, body);
    }
}
