using Drydock.Core.Advisories;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The image is built on a large variant of a base image that has a smaller one.</summary>
internal sealed class LargeFromRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF312",
        "large-base",
        Severity.Low,
        "The base image has a smaller variant",
        ["cis-docker:4.3", "dockle:CIS-DI-0003"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (FromImage.Final(subject) is not { } image || SmallerImages.Of(image) is not (var tag, var others))
        {
            yield break;
        }

        var names = others.Take(2).Prepend(tag.Length > 0 ? $"{image.Text[..^image.Name.Tag!.Length].TrimEnd(':')}:{tag}" : "").Where(n => n.Length > 0).Select(n => $"'{n}'");
        if (image.Name.Digest is not null || (!image.Text.EndsWith(':' + image.Name.Tag!, StringComparison.Ordinal) && tag.Length > 0))
        {
            names = others.Prepend($"the tag '{tag}'").Where(n => n != "the tag ''").Take(3);
        }

        var fix = tag.Length > 0 && image.TagSpan(subject.File.Source) is { } span ? new Fix($"Use {tag}", Applicability.Unsafe, [new TextEdit(span, tag)]) : null;
        yield return subject.Find(Info, image.Word.Span, $"'{image.Text}' brings tools that hardly any program needs to run, each of which may have flaws. Smaller: {string.Join(", ", names)}.", fix);
    }
}
