using Drydock.Core.Dockerfiles;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings.Linting;

/// <summary>The image that a stage is built on, where that is an image whose name is known.</summary>
/// <param name="Word">In FROM.</param>
/// <param name="Text">With its variables put in.</param>
internal sealed record FromImage(Stage Stage, Word Word, string Text, Reference Name)
{
    /// <summary>The name of one of Docker's official images: <c>debian</c>; else the registry and the repository.</summary>
    public string Family => Name.Registry == Reference.DockerHub && Name.Repository.StartsWith("library/", StringComparison.Ordinal) ? Name.Repository["library/".Length..]
        : Name.Registry == Reference.DockerHub ? Name.Repository : $"{Name.Registry}/{Name.Repository}";

    /// <summary>The tag as it stands in the file, to be replaced; null when a variable or a digest decides, or there is none.</summary>
    public Span? TagSpan(SourceText source)
    {
        var text = source.At(Word.Span);
        var colon = Text.LastIndexOf(':');
        return Name.Digest is null && colon > Text.LastIndexOf('/') && text.SequenceEqual(Text) ? new Span(Word.Span.Start + colon + 1, Word.Span.End) : null;
    }

    public static IEnumerable<FromImage> All(DockerfileSubject subject)
    {
        var parents = subject.File.Parents();
        foreach (var stage in subject.File.Stages)
        {
            if (parents[stage.Index] is null && Of(subject, stage) is { } image)
            {
                yield return image;
            }
        }
    }

    /// <summary>What the image that is built is based on; null when that is not known, or it starts from nothing.</summary>
    public static FromImage? Final(DockerfileSubject subject) => subject.File.Chain().FirstOrDefault() is { } stage ? Of(subject, stage) : null;

    private static FromImage? Of(DockerfileSubject subject, Stage stage)
    {
        if (stage.ImageWord is not { } word || word.Value == "scratch")
        {
            return null;
        }

        var text = word.Value.Contains('$', StringComparison.Ordinal) ? subject.Scopes.At(stage.From).Expand(word.Value, subject.File.Escape) : word.Value;
        return text is not null && Reference.TryParse(text, out var name) ? new FromImage(stage, word, text, name) : null;
    }
}
