using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>mkdir</c>, and <c>install -d</c>.</summary>
internal sealed class FolderCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["mkdir", "install"];

    public int Run(CommandCall call)
    {
        var (mode, user, group, isFolder, isParents) = (-1, "", "", call.Name == "mkdir", false);
        var operands = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            switch (call.Arguments[i])
            {
                case "-m" or "-o" or "-g" when i + 1 < call.Arguments.Length:
                    var value = call.Arguments[++i];
                    (mode, user, group) = call.Arguments[i - 1] switch { "-m" => (StatOverrides.Octal(value) ?? throw call.Unknown(), user, group), "-o" => (mode, value, group), _ => (mode, user, value) };
                    break;
                case ['-', 'm', .. var octal] when octal.Length > 0:
                    mode = StatOverrides.Octal(octal) ?? throw call.Unknown();
                    break;
                case "-d":
                    isFolder = true;
                    break;
                case "-p" or "--parents":
                    isParents = true;
                    break;
                case "-v" or "--" or "-D":
                    break;
                case ['-', ..]:
                    throw call.Unknown();
                default:
                    operands.Add(call.Arguments[i]);
                    break;
            }
        }

        if (!isFolder)
        {
            throw call.Unknown();
        }

        var accounts = call.Tree.ReadAccounts();
        var uid = user.Length == 0 ? 0 : accounts.Uid(user) ?? throw call.Unknown();
        var gid = group.Length == 0 ? 0 : accounts.Gid(group) ?? throw call.Unknown();
        var status = 0;
        foreach (var operand in operands)
        {
            status |= Make(call, operand, mode, uid, gid, isParents);
        }

        return status;
    }

    private static int Make(CommandCall call, string operand, int mode, int uid, int gid, bool isParents)
    {
        var path = call.Tree.Real(call.PathOf(operand));
        var made = mode >= 0 ? mode : 0x1FF & ~(call.Name == "mkdir" ? call.Machine.State.Mask : 0b000_010_010);
        if (call.Tree.Files.Follow(path) is { } there)
        {
            if (call.Name == "install" && there.IsFolder)
            {
                call.Tree.Update(call.Tree.Files.Resolve(path) ?? path, n => n with { Mode = made, Uid = uid, Gid = gid });
            }

            return there.IsFolder && (isParents || call.Name == "install") ? 0 : 1;
        }

        call.Tree.Put(path, TreeNode.Folder(made, uid, gid, call.Tree.Time));
        call.Did("files");
        return 0;
    }
}
