using System.Globalization;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>test</c> and <c>[</c>. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html"/></summary>
internal sealed class ConditionCommands : IScriptCommand
{
    private static readonly string[] Binary = ["=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef"];

    public IReadOnlyList<string> Names { get; } = ["test", "["];

    public int Run(CommandCall call)
    {
        var words = call.Name == "[" ? call.Arguments is [.. var inner, "]"] ? inner : throw call.Unknown() : call.Arguments;
        var at = 0;
        var holds = words.Length > 0 && Or(call, words, ref at);
        return at < words.Length ? throw call.Unknown() : holds ? 0 : 1;
    }

    private static bool Or(CommandCall call, string[] words, ref int at)
    {
        var holds = And(call, words, ref at);
        while (at < words.Length && words[at] == "-o")
        {
            at++;
            holds |= And(call, words, ref at);
        }

        return holds;
    }

    private static bool And(CommandCall call, string[] words, ref int at)
    {
        var holds = Not(call, words, ref at);
        while (at < words.Length && words[at] == "-a")
        {
            at++;
            holds &= Not(call, words, ref at);
        }

        return holds;
    }

    private static bool Not(CommandCall call, string[] words, ref int at)
    {
        var isNegated = false;
        while (at + 1 < words.Length && words[at] == "!" && !Binary.Contains(words[at + 1]))
        {
            at++;
            isNegated = !isNegated;
        }

        return Primary(call, words, ref at) != isNegated;
    }

    private static bool Primary(CommandCall call, string[] words, ref int at)
    {
        if (at >= words.Length)
        {
            throw call.Unknown();
        }

        if (at + 2 < words.Length && Binary.Contains(words[at + 1]))
        {
            at += 3;
            return Compare(call, words[at - 3], words[at - 2], words[at - 1]);
        }

        if (words[at] == "(" && words.Length > at + 2)
        {
            at++;
            var holds = Or(call, words, ref at);
            return at < words.Length && words[at++] == ")" ? holds : throw call.Unknown();
        }

        if (words[at] is ['-', not '-'] && at + 1 < words.Length && words[at + 1] is not ("-a" or "-o"))
        {
            at += 2;
            return Unary(call, words[at - 2], words[at - 1]);
        }

        return words[at++].Length > 0;
    }

    private static bool Compare(CommandCall call, string left, string op, string right)
    {
        switch (op)
        {
            case "=" or "==":
                return left == right;
            case "!=":
                return left != right;
            case "-ef":
                return call.Tree.Files.Follow(call.PathOf(left)) is { } node && ReferenceEquals(node, call.Tree.Files.Follow(call.PathOf(right)));
            case "-nt" or "-ot":
                throw call.Unknown();
        }

        if (!long.TryParse(left.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var a) || !long.TryParse(right.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var b))
        {
            return false;
        }

        return op switch { "-eq" => a == b, "-ne" => a != b, "-lt" => a < b, "-le" => a <= b, "-gt" => a > b, _ => a >= b };
    }

    private static bool Unary(CommandCall call, string op, string value)
    {
        if (op is "-n" or "-z")
        {
            return value.Length > 0 == (op == "-n");
        }

        if (op == "-t")
        {
            return false;
        }

        var path = value.Length == 0 ? null : call.PathOf(value);
        var node = path is null ? null : op is "-L" or "-h" ? call.Tree.Files.Find(call.Tree.Real(path)) : call.Tree.Files.Follow(path);
        return node is not null && op switch
        {
            "-e" or "-r" or "-w" => true,
            "-f" => node.IsFile,
            "-d" => node.IsFolder,
            "-L" or "-h" => node.IsSymlink,
            "-s" => node.Size > 0,
            "-x" => node.IsFolder || (node.Mode & 0b001_001_001) != 0,
            "-b" or "-c" or "-p" or "-S" => value == "/dev/null" && op == "-c",
            "-u" => (node.Mode & 0x800) != 0,
            "-g" => (node.Mode & 0x400) != 0,
            "-k" => (node.Mode & 0x200) != 0,
            "-O" or "-G" => true,
            _ => throw call.Unknown(),
        };
    }
}
