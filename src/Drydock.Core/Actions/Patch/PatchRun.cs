using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Patch.Scripts;

namespace Drydock.Core.Actions.Patch;

/// <summary>One attempt to install packages: unpacks them all, configures them, and does what triggers ask for.</summary>
internal sealed class PatchRun(PatchTree tree, PatchOptions options)
{
    private readonly DpkgDatabase database = DpkgDatabase.Read(tree)!;
    private readonly Dictionary<UnpackedPackage, List<ScriptReport>> scripts = [];
    private readonly Dictionary<UnpackedPackage, PatchedPackage> done = [];
    private readonly Dictionary<UnpackedPackage, string> oldVersions = [];
    private ScriptRunner runner = null!;

    /// <summary>What came of a package that was not refused.</summary>
    public PatchedPackage ResultOf(UnpackedPackage package) => done[package] with { Scripts = [.. scripts[package]] };

    /// <param name="refused">Takes those that cannot be installed.</param>
    /// <returns>False when some were refused: the tree is of no use then.</returns>
    public bool Run(IReadOnlyList<UnpackedPackage> packages, Dictionary<UnpackedPackage, PatchedPackage> refused)
    {
        runner = new ScriptRunner(tree, database);
        var dependencies = new DependencyCheck(database);
        var installer = new DebInstaller(tree, database);
        var triggers = new PendingTriggers(tree, database);
        var unpacked = new List<(UnpackedPackage Package, UnpackedDeb Deb)>();
        var count = refused.Count;
        foreach (var package in InstallOrder.Of(packages))
        {
            scripts[package] = [];
            try
            {
                unpacked.Add((package, Unpack(package, installer)));
                triggers.Add(package, installer.Touched);
            }
            catch (PackageRefusedException e)
            {
                Refuse(package, e.Message, refused);
            }
        }

        foreach (var (package, deb) in unpacked.Where(u => !refused.ContainsKey(u.Package)))
        {
            Configure(package, deb);
        }

        triggers.AddExplicit(runner.Triggers, unpacked.ToDictionary(u => u.Deb.Deb, u => u.Package));
        triggers.Run(runner, (package, report) => scripts[package].Add(report));
        foreach (var (package, _) in unpacked)
        {
            if (!refused.ContainsKey(package) && scripts[package].Find(s => s.Outcome == ScriptOutcome.Unknown && !IsAccepted(package, s)) is { } script)
            {
                Refuse(package, $"its {(script.Package == package.Name ? "" : $"trigger runs the {script.Script} of {script.Package}, and that ")}{script.Script} is not understood: {script.Command}", refused);
            }
        }

        foreach (var (package, problem) in dependencies.Broken([.. unpacked.Select(u => u.Package).Where(p => !refused.ContainsKey(p))], [.. refused.Keys]))
        {
            Refuse(package, problem, refused);
        }

        database.Write();
        return refused.Count == count;
    }

    private UnpackedDeb Unpack(UnpackedPackage package, DebInstaller installer)
    {
        var old = database.Predecessor(package);
        var isUpgrade = old is { IsPresent: true };
        var oldVersion = old?.Version ?? "";
        oldVersions[package] = isUpgrade ? oldVersion : "";
        var record = old ?? new InstalledDeb(package.Fields) { Stem = package.Name };
        string[] preinst = isUpgrade ? ["upgrade", oldVersion, package.Version] : ["install"];
        var oldPostrm = isUpgrade ? Installed(old!, "postrm") : (ReadOnlyMemory<byte>?)null;
        if (isUpgrade)
        {
            Run(package, old!, "prerm", Installed(old!, "prerm"), "upgrade", package.Version);
        }

        Run(package, record, "preinst", Brought(package, "preinst"), preinst);
        var deb = installer.Unpack(package);
        Run(package, deb.Deb, "postrm", oldPostrm, "upgrade", package.Version);
        return deb;
    }

    private void Configure(UnpackedPackage package, UnpackedDeb deb)
    {
        var kept = new ConffileInstaller(tree, database).Configure(deb);
        if (database.Find("debconf") is not null)
        {
            Run(package, deb.Deb, "config", Brought(package, "config"), "configure", deb.OldVersion);
        }

        Run(package, deb.Deb, "postinst", Brought(package, "postinst"), "configure", deb.OldVersion);
        if (!database.IsDistroless)
        {
            deb.Deb.Stanza["Status"] = $"{deb.Deb.Stanza["Status"].Split(' ')[0]} ok installed";
        }

        done[package] = new PatchedPackage(package.Name, package.Architecture, deb.OldVersion, package.Version, "", [], [.. kept]);
    }

    private void Run(UnpackedPackage package, InstalledDeb deb, string script, ReadOnlyMemory<byte>? bytes, params string[] arguments)
    {
        // A distroless image never configured anything: there is nobody to run a script for.
        if (bytes is null || database.IsDistroless)
        {
            return;
        }

        var saved = IsAccepted(package, null) ? tree.Save() : null;
        var report = runner.Run(deb, script, bytes.Value.Span, arguments);
        if (report.Outcome == ScriptOutcome.Unknown && saved is not null)
        {
            tree.Restore(saved);
        }

        scripts[package].Add(report);
    }

    private bool IsAccepted(UnpackedPackage package, ScriptReport? script) => options.AcceptScripts.Contains(package.Name) || (script is not null && options.AcceptScripts.Contains(script.Package));

    private ReadOnlyMemory<byte>? Installed(InstalledDeb deb, string script) => tree.Files.Find(DpkgDatabase.InfoPath(deb, script)) is { IsFile: true } node ? tree.ReadBytes(node) : (ReadOnlyMemory<byte>?)null;

    private static ReadOnlyMemory<byte>? Brought(UnpackedPackage package, string script) => package.Control.TryGetValue(script, out var member) ? member.Bytes : (ReadOnlyMemory<byte>?)null;

    private void Refuse(UnpackedPackage package, string why, Dictionary<UnpackedPackage, PatchedPackage> refused) =>
        refused.TryAdd(package, new PatchedPackage(package.Name, package.Architecture, oldVersions.GetValueOrDefault(package, ""), package.Version, why, [.. scripts.GetValueOrDefault(package) ?? []], []));
}
