using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Logs and temporary files of the build. A log that belongs to an application stays, and so do links: they lead a log to the standard output.</summary>
internal sealed class LeftoverFileRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM012", "leftover-files", Severity.Info, "Logs and temporary files of the build are shipped with the image", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Safe };

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        foreach (var (folder, what) in new[] { ("tmp", "temporary files"), ("var/tmp", "temporary files"), ("var/log", "logs") })
        {
            var removal = what == "logs"
                ? Removal.Of(subject.Files, subject.Files.Below(folder).Where(f => IsBuildLog(f.Value) && !IsVolume(subject, f.Key)).Select(f => f.Key))
                : Removal.Below(subject.Files, folder, (path, _) => IsVolume(subject, path));
            if (removal.Files > 0)
            {
                yield return new Finding(Info, Info.Severity, $"'{folder}' holds {removal.Size} of {what}.", subject.At(folder)) { Fix = removal.Fix($"Take {what} out of '{folder}'", Applicability.Safe) };
            }
        }
    }

    private static bool IsBuildLog(TreeNode node) => node is { IsFile: true, Uid: 0 };

    private static bool IsVolume(HardeningSubject subject, string path) => subject.Config.Volumes.Any(v => $"/{path}/".StartsWith($"{v.TrimEnd('/')}/", StringComparison.Ordinal));
}
