using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>What pip downloads, in a layer.</summary>
internal sealed class PipCacheLeftRule : IRule<DockerfileSubject>
{
    private const string Variable = "PIP_NO_CACHE_DIR";

    public RuleInfo Info { get; } = new(
        "DF109",
        "pip-cache-left",
        Severity.Low,
        "What pip downloads stays in the layer",
        ["hadolint:DL3042", "kics:f2f903fb"])
    {
        Fix = Applicability.Safe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var left in LeftCache.Of(subject, [PackageTool.Pip], c => c.IsInstall && !c.MayHaveMore && !IsOff(subject, c), c => c.Subcommand == "cache" && c.Operands is [{ Value: "purge" }, ..], "/root/.cache/pip"))
        {
            if (!Mount.Of(left.Run.Run).Any(m => m.Type == "cache" && m.Options.GetValueOrDefault("target", "").Contains("pip", StringComparison.Ordinal)))
            {
                var fix = ArgumentEdits.FixAfter(subject, left.First.Step, left.First.SubcommandWord, "--no-cache-dir", Applicability.Safe);
                yield return subject.Find(Info, left.First.Step.Use.NameWord.Span, "pip keeps a second copy of what it downloads and builds in its cache, which stays in the layer. Add --no-cache-dir, or mount a cache.", fix);
            }
        }
    }

    /// <summary>By an option or by the variable that stands for it. Any value but <c>0</c>, <c>false</c> and the like means yes.</summary>
    private static bool IsOff(DockerfileSubject subject, PackageCall call)
    {
        if (call.Line.Has("no-cache-dir") || call.Step.Use.Command.Assignments.Any(a => a.Name == Variable))
        {
            return true;
        }

        var scope = subject.Scopes.At(call.Step.Instruction);
        return (scope.IsDefined(Variable) && scope.ValueOf(Variable) is not ("0" or "false" or "no" or "off" or ""))
            || (call.Step.Script?.Tree.Commands ?? []).Any(u => u.Name == "export" && u.Arguments.Any(a => a.Text.StartsWith(Variable + "=", StringComparison.Ordinal)));
    }
}
