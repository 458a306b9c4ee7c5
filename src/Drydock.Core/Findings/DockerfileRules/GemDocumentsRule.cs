using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Documentation of gems, in a layer.</summary>
internal sealed class GemDocumentsRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF130",
        "gem-documents",
        Severity.Info,
        "gem installs the documentation of gems",
        [])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        if (subject.Steps.Any(s => s.Use.Command.Redirections.Any(r => r.Target?.Text.EndsWith("gemrc", StringComparison.Ordinal) == true)) || subject.Instructions.Any(i => i.Arguments.Any(a => a.Value.EndsWith("gemrc", StringComparison.Ordinal))))
        {
            yield break;
        }

        var isOff = OfRuby(subject.File);
        foreach (var call in PackageCall.Of(subject, PackageTool.Gem).Where(c => c.IsInstall && !c.MayHaveMore && c.Step.Instruction.Stage is >= 0 and var stage && !isOff[stage]))
        {
            if (!call.Line.Has("N", "no-document", "document", "no-doc", "no-ri", "no-rdoc", "explain"))
            {
                var message = "gem also makes and installs documentation, which takes time and room. Add --no-document.";
                yield return subject.Find(Info, call.Step.Use.NameWord.Span, message, ArgumentEdits.FixAfter(subject, call.Step, call.SubcommandWord, "--no-document", Applicability.Safe));
            }
        }
    }

    /// <summary>For each stage whether it is built on the official image, which has a gemrc that says so.</summary>
    private static bool[] OfRuby(Dockerfile file)
    {
        var parents = file.Parents();
        var found = new bool[file.Stages.Length];
        for (var i = 0; i < found.Length; i++)
        {
            var image = file.Stages[i].Image.Split(':', '@')[0];
            found[i] = parents[i] is { } parent ? found[parent.Index] : image is "ruby" or "library/ruby" or "docker.io/ruby" or "docker.io/library/ruby";
        }

        return found;
    }
}
