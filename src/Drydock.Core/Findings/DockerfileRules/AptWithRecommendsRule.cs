using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>Packages that are only recommended.</summary>
internal sealed class AptWithRecommendsRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF104",
        "apt-with-recommends",
        Severity.Info,
        "apt-get installs packages that are only recommended",
        ["hadolint:DL3015", "kics:7384dfb2", "trivy:DS-0029"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var calls = AptSettings.MayHold(subject, "Install-Recommends") ? [] : PackageCall.Of(subject, PackageTool.Apt);
        foreach (var call in calls.Where(c => c.IsInstall && !c.MayHaveMore && !c.Operands.IsEmpty))
        {
            if (!call.Line.Has("no-install-recommends", "install-recommends") && !call.Line.Options.Any(IsSetting))
            {
                var message = $"{call.Name} also installs what the packages recommend, which is often more than they need. Add --no-install-recommends, and name what is really needed.";
                yield return subject.Find(Info, call.Step.Use.NameWord.Span, message, ArgumentEdits.FixAfter(subject, call.Step, call.SubcommandWord, "--no-install-recommends", Applicability.Unsafe));
            }
        }
    }

    /// <summary><c>-o APT::Install-Recommends=false</c>, or what only the build knows.</summary>
    private static bool IsSetting(CommandOption option) =>
        option.Name is "o" or "option" && (option.Value is null || option.Value.StartsWith("APT::Install-Recommends", StringComparison.OrdinalIgnoreCase));
}
