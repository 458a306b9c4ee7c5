using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>chmod</c>.</summary>
internal sealed class ModeCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["chmod"];

    public int Run(CommandCall call)
    {
        var words = call.Arguments.SkipWhile(a => a is "-f" or "-v" or "--" or "-R" or "-c").ToList();
        if (words.Count < 2)
        {
            throw call.Unknown();
        }

        var status = 0;
        foreach (var path in words.Skip(1).Select(call.PathOf).Select(p => call.Tree.Files.Resolve(p) ?? p))
        {
            if (call.Tree.Files.Find(path) is null)
            {
                status = 1;
            }

            foreach (var each in call.Arguments[0] == "-R" ? [path, .. call.Tree.Files.Below(path).Select(b => b.Key)] : new[] { path })
            {
                call.Tree.Update(each, n => n.IsSymlink ? n : n with { Mode = Change(words[0], n.Mode, n.IsFolder) ?? throw call.Unknown() });
                call.Did("files");
            }
        }

        return status;
    }

    /// <summary>Null when the mode is not understood.</summary>
    private static int? Change(string text, int mode, bool isFolder)
    {
        if (StatOverrides.Octal(text) is { } octal)
        {
            // The special bits of a folder stay unless they are named.
            return isFolder && text.Length < 5 ? octal | (mode & 0xC00) : octal;
        }

        foreach (var clause in text.Split(','))
        {
            var op = clause.IndexOfAny(['+', '-', '=']);
            if (op < 0 || clause[..op].AsSpan().IndexOfAnyExcept("ugoa") >= 0 || clause[(op + 1)..].AsSpan().IndexOfAnyExcept("rwxXst") >= 0)
            {
                return null;
            }

            var (who, what) = (op == 0 || clause[..op].Contains('a', StringComparison.Ordinal) ? "ugo" : clause[..op], clause[(op + 1)..]);
            var bits = what.Sum(c => c switch { 'r' => 4, 'w' => 2, 'x' => 1, 'X' => isFolder || (mode & 0b001_001_001) != 0 ? 1 : 0, _ => 0 });
            var mask = (who.Contains('u', StringComparison.Ordinal) ? bits << 6 : 0) | (who.Contains('g', StringComparison.Ordinal) ? bits << 3 : 0) | (who.Contains('o', StringComparison.Ordinal) ? bits : 0);
            var all = (who.Contains('u', StringComparison.Ordinal) ? 0x1C0 : 0) | (who.Contains('g', StringComparison.Ordinal) ? 0x38 : 0) | (who.Contains('o', StringComparison.Ordinal) ? 7 : 0);
            mask |= what.Contains('s', StringComparison.Ordinal) ? (who.Contains('u', StringComparison.Ordinal) ? 0x800 : 0) | (who.Contains('g', StringComparison.Ordinal) ? 0x400 : 0) : 0;
            mask |= what.Contains('t', StringComparison.Ordinal) ? 0x200 : 0;
            mode = clause[op] switch { '+' => mode | mask, '-' => mode & ~mask, _ => (mode & ~all) | mask };
        }

        return mode;
    }
}
