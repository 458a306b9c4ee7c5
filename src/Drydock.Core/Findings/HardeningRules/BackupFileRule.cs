using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Copies of older states that package managers and editors leave: lists of users with their password hashes among them.</summary>
internal sealed class BackupFileRule : IRule<HardeningSubject>
{
    private static readonly string[] Places =
    [
        "etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-", "etc/subuid-", "etc/subgid-", "etc/.pwd.lock", "var/backups/*", "var/cache/debconf/*-old", "var/lib/dpkg/*-old", "var/lib/dpkg/lock*", "var/lib/dpkg/triggers/Lock",
    ];

    private static readonly string[] Names = ["*.dpkg-old", "*.dpkg-bak", "*.ucf-old", "*.rpmsave", "*.rpmorig", "*.apk-old"];

    public RuleInfo Info { get; } = new("IM013", "backup-file", Severity.Low, "A copy of an older state of a file is shipped with the image", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Safe };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from path in Places.SelectMany(p => TreeGlob.Find(subject.Files, p)).Concat(subject.Files.Below("etc").Where(f => f.Value.IsFile && Array.Exists(Names, n => TreeGlob.Matches(n, TreeGlob.NameOf(f.Key)))).Select(f => f.Key)).Distinct(StringComparer.Ordinal)
        let removal = Removal.Of(subject.Files, [path])
        select new Finding(Info, Info.Severity, $"'{path}' is a copy or a lock that nothing reads.", subject.At(path)) { Fix = removal.Fix($"Remove '{path}'", Applicability.Safe) };
}
