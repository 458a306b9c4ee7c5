using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>A place where a stage or an image is named that files are taken from: <c>COPY --from</c>, and <c>from</c> of a mount.</summary>
/// <param name="At">Of the name; of the whole option where it cannot be told from the rest.</param>
internal sealed record StageReference(Instruction Instruction, string Name, Span At)
{
    public static IEnumerable<StageReference> Of(DockerfileSubject subject)
    {
        foreach (var instruction in subject.Instructions)
        {
            if (instruction.FlagOf("from") is { Value: { } name } flag)
            {
                yield return new StageReference(instruction, name, flag.ValueSpan);
            }

            foreach (var mount in Mount.Of(instruction))
            {
                if (mount.Options.TryGetValue("from", out var from))
                {
                    yield return new StageReference(instruction, from, PlaceOf(subject, mount.Flag, from));
                }
            }
        }
    }

    private static Span PlaceOf(DockerfileSubject subject, Flag flag, string name)
    {
        const string Option = "from=";
        var at = subject.File.Source.At(flag.ValueSpan).IndexOf(Option + name, StringComparison.Ordinal);
        var start = flag.ValueSpan.Start + at + Option.Length;
        return at < 0 || name.Length == 0 ? flag.ValueSpan : new Span(start, start + name.Length);
    }
}
