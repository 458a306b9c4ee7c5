using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>The image that is shipped holds compilers and headers.</summary>
internal sealed class BuildToolsShippedRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF311",
        "build-tools-shipped",
        Severity.Low,
        "The last stage holds what is needed to build only: compilers, headers, build systems",
        ["cis-docker:4.3", "dockle:CIS-DI-0003"])
    {
        Fix = Applicability.DisplayOnly,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (FromImage.Final(subject) is { } image && BuildTools.InsteadOf(image) is { } instead)
        {
            yield return subject.Find(Info, image.Word.Span, $"'{image.Text}' is made to build: what runs needs less. Build here, and copy the result into a last stage on '{instead}'.", Split(subject, image, instead));
        }

        var chain = subject.File.Chain().Select(s => s.Index).ToHashSet();
        var installs = PackageInstall.All(subject).ToList();
        var removals = installs.Where(i => i.IsRemoval).ToLookup<PackageInstall, Instruction>(i => i.Step.Instruction, ReferenceEqualityComparer.Instance);
        foreach (var install in installs.Where(i => !i.IsRemoval && chain.Contains(i.Step.Instruction.Stage)))
        {
            var removed = removals[install.Step.Instruction].SelectMany(r => r.Packages).Select(p => p.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (removed.Count > 0 && install.Group is { } group && removed.Contains(group))
            {
                continue;
            }

            var tools = install.Packages.Where(p => PackageInstall.NameOf(p) is { } name && BuildTools.IsPackage(name) && !removed.Contains(name)).ToList();
            if (tools.Count > 0)
            {
                var names = string.Join(", ", tools.Take(5).Select(t => PackageInstall.NameOf(t))) + (tools.Count > 5 ? " and others" : "");
                yield return subject.Find(Info, tools[0].Span, $"What runs needs no {names}: install {(tools.Count > 1 ? "them in a stage of their own" : "it in a stage of its own")}, and copy from there what was built.");
            }
        }
    }

    /// <summary>The stage gets a name, and a new one follows before what says how the image is run.</summary>
    private static Fix? Split(DockerfileSubject subject, FromImage image, string instead)
    {
        var last = subject.Final!;
        if (last != image.Stage || last.NameWord is not null)
        {
            return null;
        }

        var end = LineOfRun(subject, last);
        var line = LineEdits.EndOf(subject.File.Source);
        var text = $"{line}FROM {instead}{line}COPY --from=build <what was built> <where it lies then>{line}";
        var edit = end is null ? LineEdits.InsertAfter(subject, subject.File.Instructions[^1], text.Trim().Split(line)) : new TextEdit(new Span(end.Value, end.Value), text);
        return new Fix("Build in a stage of its own", Applicability.DisplayOnly, [new TextEdit(new Span(image.Word.Span.End, image.Word.Span.End), " AS build"), edit]);
    }

    private static int? LineOfRun(DockerfileSubject subject, Stage last) =>
        subject.File.Instructions.FirstOrDefault(i => i.Stage == last.Index && i.Keyword is "CMD" or "ENTRYPOINT" or "EXPOSE" or "HEALTHCHECK") is { } first && first.Stage == last.Index ? LineEdits.Lines(subject, first).Start : null;
}
