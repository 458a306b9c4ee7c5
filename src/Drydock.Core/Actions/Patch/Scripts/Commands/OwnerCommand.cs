namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>chown</c> and <c>chgrp</c>.</summary>
internal sealed class OwnerCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["chown", "chgrp"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("h", "f", "R", "v", "c", "no-dereference", "recursive");
        if (operands.Count < 2)
        {
            throw call.Unknown();
        }

        var accounts = call.Tree.ReadAccounts();
        var names = call.Name == "chgrp" ? ["", operands[0]] : operands[0].Split([':', '.'], 2);
        int? uid = names[0].Length == 0 ? null : accounts.Uid(names[0]) ?? throw call.Unknown();
        int? gid = names.Length < 2 || names[1].Length == 0 ? null : accounts.Gid(names[1]) ?? throw call.Unknown();
        var status = 0;
        foreach (var operand in operands.Skip(1).Select(call.PathOf))
        {
            var path = options.Contains("h") || options.Contains("no-dereference") ? call.Tree.Real(operand) : call.Tree.Files.Resolve(operand) ?? operand;
            status |= call.Tree.Files.Find(path) is null ? 1 : 0;
            foreach (var each in options.Overlaps(["R", "recursive"]) ? [path, .. call.Tree.Files.Below(path).Select(b => b.Key)] : new[] { path })
            {
                // The kernel takes setuid and setgid off a file whose owner changes.
                call.Tree.Update(each, n => n with { Uid = uid ?? n.Uid, Gid = gid ?? n.Gid, Mode = n.IsFile ? n.Mode & 0x3FF : n.Mode });
                call.Did("files");
            }
        }

        return status;
    }
}
