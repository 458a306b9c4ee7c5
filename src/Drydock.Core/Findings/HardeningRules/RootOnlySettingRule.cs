using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>A server is told to do what only root can, as a step to rights that a plain user does not have anyway.</summary>
internal sealed class RootOnlySettingRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM022", "root-only-setting", Severity.Low, "A server's configuration asks for what only root can do, so it does not start as a plain user", []) { Fix = Applicability.Unsafe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from server in subject.Servers
        where server.RootOnly.Length > 0
        from path in ServerSettings.Files(subject, server)
        let text = subject.Text(path)!
        let places = ServerSettings.Matches(text, server.RootOnly)
        where places.Count > 0
        let changed = places.Reverse().Aggregate(text, (t, m) => t.Insert(m.Index, "# "))
        select new Finding(Info, Info.Severity, $"'{path}' makes {server.Name} do what only root can.", subject.At(path))
        {
            Fix = new Fix($"Switch it off in '{path}'", Applicability.Unsafe, [ServerSettings.Write(subject, path, changed)]),
        };
}
