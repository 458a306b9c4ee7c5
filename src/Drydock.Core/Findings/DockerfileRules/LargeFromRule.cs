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

        // What a variable says may be longer than what is written.
        var (own, isPinned) = (':' + image.Name.Tag, image.Name.Digest is not null);
        var written = !isPinned && image.Text.EndsWith(own, StringComparison.Ordinal) ? image.Text[..^own.Length] : null;
        var names = written is not null || (tag.Length == 0 && !isPinned)
            ? others.Take(2).Prepend(tag.Length > 0 ? $"{written}:{tag}" : "").Where(n => n.Length > 0).Select(n => $"'{n}'")
            : others.Prepend($"the tag '{tag}'").Where(n => n != "the tag ''").Take(3);

        // Another C library is none of the variants that only leave out: programs that were built for the one do not start with the other, and packages have other names.
        var fix = tag.Length > 0 && !tag.Contains("alpine", StringComparison.Ordinal) && image.TagSpan(subject.File.Source) is { } span ? new Fix($"Use {tag}", Applicability.Unsafe, [new TextEdit(span, tag)]) : null;
        yield return subject.Find(Info, image.Word.Span, $"'{image.Text}' brings tools that hardly any program needs to run, each of which may have flaws. Smaller: {string.Join(", ", names)}.", fix);
    }
}
