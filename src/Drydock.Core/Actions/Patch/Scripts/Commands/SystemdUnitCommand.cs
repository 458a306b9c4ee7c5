using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// <c>deb-systemd-helper</c>: links of units that are enabled, and the files that remember them.
/// <see href="https://manpages.debian.org/bookworm/init-system-helpers/deb-systemd-helper.1p.en.html"/>
/// </summary>
internal sealed class SystemdUnitCommand : IScriptCommand
{
    private const string Enabled = "var/lib/systemd/deb-systemd-helper-enabled";
    private const string Masked = "var/lib/systemd/deb-systemd-helper-masked";

    private static readonly string[] UnitFolders = ["etc/systemd/system", "lib/systemd/system", "usr/lib/systemd/system"];

    public IReadOnlyList<string> Names { get; } = ["deb-systemd-helper"];

    public int Run(CommandCall call)
    {
        if (call.Context.FindProgram(call.Name) is null)
        {
            return 127;
        }

        var words = call.Arguments.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words is not [var action, .. var units] || call.Arguments.Contains("--user"))
        {
            throw call.Unknown();
        }

        var status = 0;
        foreach (var unit in units)
        {
            status |= action switch
            {
                "unmask" => Unmask(call, unit),
                "was-enabled" => IsEnabled(call, unit) ? 0 : 1,
                "debian-installed" => call.Tree.Files.Find($"{Enabled}/{unit}.dsh-also") is null ? 1 : 0,
                "enable" => Enable(call, unit, makesLinks: true),
                "update-state" => Enable(call, unit, makesLinks: false),
                _ => throw call.Unknown(),
            };
        }

        return status;
    }

    private static int Unmask(CommandCall call, string unit)
    {
        if (call.Tree.Files.Find($"{Masked}/{unit}") is not null)
        {
            call.Tree.Remove($"{Masked}/{unit}");
            var link = $"etc/systemd/system/{unit}";
            if (call.Tree.Files.Find(link) is { IsSymlink: true, LinkTarget: "/dev/null" })
            {
                call.Tree.Remove(link);
            }

            call.Did("deb-systemd-helper unmask");
        }

        return 0;
    }

    /// <summary>Every link that was made is there; a unit that was never seen counts as enabled.</summary>
    private static bool IsEnabled(CommandCall call, string unit) =>
        DpkgText.Lines(call.Tree.ReadText($"{Enabled}/{unit}.dsh-also") ?? "").All(l => call.Tree.Files.Find(call.Tree.Real(DpkgText.ToPath(l))) is { IsSymlink: true });

    private static int Enable(CommandCall call, string unit, bool makesLinks)
    {
        if (UnitFolders.Select(f => $"{f}/{unit}").FirstOrDefault(p => call.Tree.Files.Follow(p) is { IsFile: true }) is not { } path)
        {
            return 1;
        }

        var links = LinksOf(call, unit, call.Tree.ReadText(path) ?? "");
        var known = DpkgText.Lines(call.Tree.ReadText($"{Enabled}/{unit}.dsh-also") ?? "").ToList();
        foreach (var link in links.Where(l => !known.Contains("/" + l)))
        {
            known.Add("/" + link);
            call.Tree.WriteText($"{Enabled}/{unit}.dsh-also", string.Concat(known.Select(k => k + "\n")));
            call.Did("deb-systemd-helper enable");
        }

        foreach (var link in links)
        {
            var mark = $"{Enabled}/{link["etc/systemd/system/".Length..]}";
            if (call.Tree.Files.Find(mark) is null)
            {
                call.Tree.Put(mark, TreeNode.File(default, modifiedAt: call.Tree.Time));
                call.Did("deb-systemd-helper enable");
            }

            if (makesLinks && call.Tree.Files.Find(link) is null)
            {
                call.Tree.Put(link, TreeNode.Symlink("/" + path.Replace("usr/lib/systemd", UnitRoot(call), StringComparison.Ordinal), call.Tree.Time));
                call.Did("deb-systemd-helper enable");
            }
        }

        return 0;
    }

    /// <summary>The name that links have: <c>/lib</c> until trixie.</summary>
    private static string UnitRoot(CommandCall call) => call.Tree.Files.Find("lib") is { IsSymlink: true } ? "lib/systemd" : "usr/lib/systemd";

    private static List<string> LinksOf(CommandCall call, string unit, string text)
    {
        var links = new List<string>();
        foreach (var line in DpkgText.Lines(text).Select(l => l.Trim()))
        {
            var parts = line.Split('=', 2);
            var names = parts.Length == 2 ? parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            switch (parts[0].Trim())
            {
                case "WantedBy":
                    links.AddRange(names.Select(n => $"etc/systemd/system/{n}.wants/{unit}"));
                    break;
                case "RequiredBy":
                    links.AddRange(names.Select(n => $"etc/systemd/system/{n}.requires/{unit}"));
                    break;
                case "Alias":
                    links.AddRange(names.Where(n => n != unit).Select(n => $"etc/systemd/system/{n}"));
                    break;
                case "Also" or "DefaultInstance" when names.Length > 0:
                    throw call.Unknown();
            }
        }

        return links;
    }
}
