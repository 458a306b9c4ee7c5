using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>dpkg</c> where it answers a question. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html"/></summary>
internal sealed class DpkgCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["dpkg"];

    public int Run(CommandCall call)
    {
        switch (call.Arguments.Where(a => a != "--").ToList())
        {
            case ["--compare-versions", var left, var op, var right]:
                return Compare(call, left, op, right) ? 0 : 1;
            case ["--compare-versions", var op, var right]:
                // An empty version that was not quoted.
                return Compare(call, "", op, right) ? 0 : 1;
            case ["--print-architecture"]:
                call.Print(call.Database.Architecture + "\n");
                return 0;
            case ["--print-foreign-architectures"]:
                call.Print(call.Tree.ReadText("var/lib/dpkg/arch") is { } text ? string.Concat(DpkgText.Lines(text).Where(a => a != call.Database.Architecture).Select(a => a + "\n")) : "");
                return 0;
            case [['-', '-', 'a', 's', 's', 'e', 'r', 't', '-', ..]]:
                return 0;
            case ["-s" or "--status", .. var names]:
                return DpkgQueryCommand.Status(call, names);
            case ["-L" or "--listfiles", .. var names]:
                return DpkgQueryCommand.List(call, names);
            default:
                throw call.Unknown();
        }
    }

    /// <summary>No version is before every other one; with <c>-nl</c> it is behind.</summary>
    private static bool Compare(CommandCall call, string left, string op, string right)
    {
        var isNothingLater = op.EndsWith("-nl", StringComparison.Ordinal);
        var plain = isNothingLater ? op[..^3] : op;
        if (plain is not ("lt" or "le" or "eq" or "ne" or "ge" or "gt" or "<<" or "<=" or "=" or ">=" or ">>" or "<" or ">"))
        {
            throw call.Unknown();
        }

        if (left.Length > 0 && right.Length > 0)
        {
            return Relation.Holds(left, plain, right);
        }

        var order = (left.Length, right.Length) is (0, 0) ? 0 : left.Length == 0 == isNothingLater ? 1 : -1;
        return plain switch { "lt" or "<<" => order < 0, "le" or "<=" or "<" => order <= 0, "eq" or "=" => order == 0, "ne" => order != 0, "ge" or ">=" or ">" => order >= 0, _ => order > 0 };
    }
}
