using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// <c>dpkg-maintscript-helper</c>: configuration files that go or move, and folders that become links or the other way round.
/// <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-maintscript-helper.1.en.html"/>
/// </summary>
internal sealed class MaintscriptCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["dpkg-maintscript-helper"];

    public int Run(CommandCall call)
    {
        if (call.Arguments is ["supports", var what])
        {
            return what is "rm_conffile" or "mv_conffile" or "symlink_to_dir" or "dir_to_symlink" ? 0 : 1;
        }

        var dashes = call.Arguments.ToList().IndexOf("--");
        if (dashes < 2)
        {
            throw call.Unknown();
        }

        var own = call.Arguments.Take(dashes).ToList();
        var script = call.Arguments.Skip(dashes + 1).ToList();
        var (name, count) = own[0] switch { "rm_conffile" => (own[0], 1), "mv_conffile" or "symlink_to_dir" or "dir_to_symlink" => (own[0], 2), _ => throw call.Unknown() };
        var last = own.ElementAtOrDefault(count + 1) ?? "";
        var action = script.FirstOrDefault() ?? "";
        var old = script.ElementAtOrDefault(1) ?? "";

        // Everything is for those who come from the version in which it was otherwise, or an older one.
        if (!(action is "upgrade" or "install" or "configure") || old.Length == 0 || (last.Length > 0 && Relation.Compare(old, last) > 0) || call.Context.ScriptName is "prerm" or "postrm")
        {
            return 0;
        }

        switch (name, call.Context.ScriptName)
        {
            case ("rm_conffile", _):
                RemoveConffile(call, own[1]);
                break;
            case ("symlink_to_dir", _):
                ReplaceLink(call, own[1].TrimEnd('/'), own[2]);
                break;
            case ("dir_to_symlink", _) when call.Tree.Files.Find(call.Tree.Real(call.PathOf(own[1]))) is { IsFolder: true }:
            case ("mv_conffile", _) when call.Tree.Files.Follow(call.PathOf(own[1])) is not null:
                throw call.Unknown();
        }

        return 0;
    }

    /// <summary>At the end of the upgrade it is gone; one that the user changed stays as <c>.dpkg-bak</c>.</summary>
    private static void RemoveConffile(CommandCall call, string name)
    {
        var path = call.Tree.Real(call.PathOf(name));
        if (call.Tree.Files.Find(path) is not { IsFile: true } file || call.Context.ScriptName != "postinst")
        {
            return;
        }

        if (call.Context.Package.Conffiles.Find(c => c.Name == name) is { } conffile)
        {
            if (DebInstaller.Md5(call.Tree.ReadBytes(file).Span) != conffile.Md5)
            {
                call.Tree.Put(path + ".dpkg-bak", file);
            }

            call.Context.Package.Conffiles.Remove(conffile);
            call.Tree.Remove(path);
            call.Did("dpkg-maintscript-helper rm_conffile");
        }
    }

    /// <summary>The link goes before the package is unpacked, and a folder comes with it.</summary>
    private static void ReplaceLink(CommandCall call, string name, string target)
    {
        var path = call.Tree.Real(call.PathOf(name));
        if (call.Context.ScriptName == "preinst" && call.Tree.Files.Find(path) is { IsSymlink: true } link
            && (link.LinkTarget == target || call.Tree.Files.Resolve(path) == call.Tree.Files.Resolve(call.PathOf(target.StartsWith('/') ? target : $"{name}/../{target}"))))
        {
            call.Tree.Put(path, TreeNode.Folder(modifiedAt: call.Tree.Time));
            call.Did("dpkg-maintscript-helper symlink_to_dir");
        }
    }
}
