using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Patch.Scripts;

namespace Drydock.Core.Actions.Patch;

/// <summary>
/// What packages asked to be told about: files in a folder, or a name. <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb-triggers.5.en.html"/>
/// </summary>
internal sealed class PendingTriggers(PatchTree tree, DpkgDatabase database)
{
    private readonly List<(string Trigger, UnpackedPackage By)> activated = [];

    /// <summary>What an unpacked package activates.</summary>
    /// <param name="touched">Names of files that came, changed or went.</param>
    public void Add(UnpackedPackage package, IEnumerable<string> touched)
    {
        foreach (var (word, name) in Lines(package.Control.TryGetValue("triggers", out var own) ? DpkgText.Read(own.Bytes.Span) : ""))
        {
            if (word.StartsWith("activate", StringComparison.Ordinal))
            {
                activated.Add((name, package));
            }
        }

        activated.AddRange(touched.Select(t => (t, package)));
    }

    /// <summary>What scripts activated with dpkg-trigger.</summary>
    public void AddExplicit(IEnumerable<(string Trigger, InstalledDeb By)> triggers, Dictionary<InstalledDeb, UnpackedPackage> packages)
    {
        foreach (var (trigger, by) in triggers)
        {
            if (packages.TryGetValue(by, out var package))
            {
                activated.Add((trigger, package));
            }
        }
    }

    /// <summary>Follows the scripts of those who asked.</summary>
    /// <param name="tell">Hands over what came of a script, for each package that made it run.</param>
    public void Run(ScriptRunner runner, Action<UnpackedPackage, ScriptReport> tell)
    {
        if (database.IsDistroless)
        {
            return;
        }

        foreach (var package in database.Packages.Where(p => p.IsPresent).OrderBy(p => p.Name, StringComparer.Ordinal).ToList())
        {
            var interests = Lines(tree.ReadText(DpkgDatabase.InfoPath(package, "triggers")) ?? "").Where(l => l.Word.StartsWith("interest", StringComparison.Ordinal)).Select(l => l.Name).Distinct().ToList();
            var hits = interests.Select(i => (Name: i, By: activated.Where(a => IsFor(i, a.Trigger)).Select(a => a.By).Distinct().ToList())).Where(h => h.By.Count > 0).ToList();
            if (hits.Count > 0 && tree.Files.Find(DpkgDatabase.InfoPath(package, "postinst")) is { IsFile: true } script)
            {
                var report = runner.Run(package, "postinst", tree.ReadBytes(script).Span, "triggered", string.Join(' ', hits.Select(h => h.Name)));
                foreach (var by in hits.SelectMany(h => h.By).Distinct())
                {
                    tell(by, report);
                }
            }
        }
    }

    private static bool IsFor(string interest, string trigger) =>
        trigger == interest || (interest.StartsWith('/') && trigger.StartsWith(interest, StringComparison.Ordinal) && trigger[interest.Length] == '/');

    private static IEnumerable<(string Word, string Name)> Lines(string text) =>
        DpkgText.Lines(text).Select(l => l.Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length == 2).Select(w => (w[0], w[1]));
}
