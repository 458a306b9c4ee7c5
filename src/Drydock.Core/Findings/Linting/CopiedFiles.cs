using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>What a COPY or ADD brings where.</summary>
/// <param name="Sources">Without here-documents.</param>
/// <param name="Target">As written.</param>
internal sealed record CopiedFiles(Instruction Instruction, ImmutableArray<Word> Sources, Word Target)
{
    /// <summary>The stage or image that they come from; null for the build context and the network.</summary>
    public Flag? From => Instruction.FlagOf("from");

    /// <summary>Whether they come from the build context, and not from a stage, an image or the network.</summary>
    public bool IsFromContext => From is null;

    public bool HasHeredocs => !Instruction.Heredocs.IsEmpty;

    public static IEnumerable<CopiedFiles> All(DockerfileSubject subject) => subject.Instructions.Select(Of).OfType<CopiedFiles>();

    /// <summary>Null for other instructions, and without arguments.</summary>
    public static CopiedFiles? Of(Instruction instruction)
    {
        if (instruction.Keyword is not ("COPY" or "ADD") || instruction.Arguments.Length < 2)
        {
            return null;
        }

        var heredocs = instruction.Heredocs.Select(h => h.WordSpan.Start).ToHashSet();
        return new CopiedFiles(instruction, [.. instruction.Arguments[..^1].Where(a => !heredocs.Contains(a.Span.Start))], instruction.Arguments[^1]);
    }

    /// <summary>Whether it takes the whole build context.</summary>
    public Word? WholeContext() => IsFromContext ? Sources.FirstOrDefault(s => s.Value is "." or "./" or "/" or "./." or "*" or "./*") : null;

    /// <summary>Where they lie in the image then, as far as that is known: a folder stands for what is in it.</summary>
    public IEnumerable<string> Paths(DockerfileSubject subject)
    {
        if (ContainerPath.Of(subject, Instruction, Target.Value) is not { } target)
        {
            yield break;
        }

        if (!IsInFolder(Target.Value, Sources))
        {
            yield return target;
            yield break;
        }

        foreach (var source in Sources)
        {
            var name = NameOf(source.Value);
            if (name is "" or "." or "..")
            {
                yield return target;
            }
            else if (!name.AsSpan().ContainsAny("*?[$"))
            {
                yield return ContainerPath.Join(target, name);
            }
        }
    }

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path)
    {
        path = path.TrimEnd('/');
        return path[(path.LastIndexOf('/') + 1)..];
    }

    private static bool IsInFolder(string target, ImmutableArray<Word> sources) => target.EndsWith('/') || target is "." or ".." || target.EndsWith("/.", StringComparison.Ordinal) || sources.Length > 1;
}
