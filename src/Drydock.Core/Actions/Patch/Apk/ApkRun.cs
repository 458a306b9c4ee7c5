using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Actions.Patch.Scripts;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>One attempt to install packages of apk: scripts before, files, scripts behind, triggers, the database.</summary>
internal sealed class ApkRun(PatchTree tree, PatchOptions options)
{
    private readonly ApkDatabase database = new(tree);
    private readonly ScriptRunner runner = new(tree, DpkgDatabase.Absent(tree));
    private readonly Dictionary<string, List<ScriptReport>> scripts = new(StringComparer.Ordinal);

    /// <summary>Folders in which a package changed something, by its name.</summary>
    private readonly Dictionary<string, HashSet<string>> touched = new(StringComparer.Ordinal);

    public List<PatchedPackage> Run(IReadOnlyList<UnpackedApk> packages)
    {
        var results = packages.Select(Install).ToList();
        foreach (var owner in database.Packages.Where(p => database.TriggersOf(p).Length > 0).ToList())
        {
            Trigger(owner);
        }

        database.Write();
        return [.. results.Select(Judge)];
    }

    private PatchedPackage Install(UnpackedApk package)
    {
        var old = database.Find(package.Name);
        scripts[package.Name] = [];
        var result = new PatchedPackage(package.Name, package.Header.First(h => h[0] == 'A')[2..], old?.Version ?? "", package.Version, "", [], []);
        string[] arguments = old is null ? [package.Version] : [package.Version, old.Version];
        Run(package.Name, package.Name, old is null ? ".pre-install" : ".pre-upgrade", Brought(package, old is null ? ".pre-install" : ".pre-upgrade"), arguments);
        try
        {
            var before = old?.Folders.Select(f => f.Name) ?? [];
            var (record, kept) = new ApkInstaller(tree, database).Install(package);
            touched[package.Name] = [.. before, .. record.Folders.Select(f => f.Name)];
            database.Scripts.Replace(old, record, package.Scripts, package.BuiltAt);
            database.SetTriggers(old, record, package.File.Triggers);
            result = result with { KeptConffiles = [.. kept] };
        }
        catch (PackageRefusedException e)
        {
            return result with { Refusal = e.Message };
        }

        Run(package.Name, package.Name, old is null ? ".post-install" : ".post-upgrade", Brought(package, old is null ? ".post-install" : ".post-upgrade"), arguments);
        return result;
    }

    /// <summary>Runs a trigger for the folders that it watches and in which something changed; all of them when it is new itself.</summary>
    private void Trigger(InstalledApk owner)
    {
        var watched = database.TriggersOf(owner).Select(p => Wildcards.Compile(p.TrimStart('+'), "[^/]")).ToList();
        var byPackage = touched.Select(t => (Package: t.Key, Folders: (t.Key == owner.Name ? database.Folders : t.Value).Where(f => watched.Exists(w => w.IsMatch("/" + f))).ToList())).Where(t => t.Folders.Count > 0).ToList();
        var folders = byPackage.SelectMany(t => t.Folders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(f => "/" + f).ToArray();
        if (folders.Length > 0 && database.Scripts.Find(owner, ".trigger") is { } script)
        {
            foreach (var (package, _) in byPackage)
            {
                Run(package, owner.Name, ".trigger", script, folders);
            }
        }
    }

    private void Run(string package, string owner, string script, byte[]? text, params string[] arguments)
    {
        if (text is null || string.IsNullOrWhiteSpace(Encoding.Latin1.GetString(text)))
        {
            return;
        }

        var saved = tree.Save();
        var report = ApkKnownScripts.Run(tree, owner, script, text, arguments) ?? runner.Run(new InstalledDeb(new ControlFields { ["Package"] = owner }) { Stem = owner }, script, text, arguments);
        if (report.Outcome == ScriptOutcome.Unknown)
        {
            tree.Restore(saved);
        }

        scripts[package].Add(report);
    }

    private PatchedPackage Judge(PatchedPackage package)
    {
        var all = scripts[package.Name];
        var bad = all.Find(s => s.Outcome == ScriptOutcome.Unknown && !options.AcceptScripts.Contains(package.Name) && !options.AcceptScripts.Contains(s.Package));
        return package with
        {
            Scripts = [.. all],
            Refusal = package.Refusal.Length > 0 || bad is null ? package.Refusal : $"{(bad.Package == package.Name ? "its" : $"it starts the trigger of {bad.Package}, and that")} {bad.Script} is not understood: {bad.Command}",
        };
    }

    private static byte[]? Brought(UnpackedApk package, string script) => package.Scripts.FirstOrDefault(s => s.Name == script).Content;
}
