using System.Globalization;
using System.Text.RegularExpressions;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>grep</c> and its kin.</summary>
internal sealed class GrepCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["grep", "egrep", "fgrep"];

    public int Run(CommandCall call)
    {
        var options = new HashSet<char>();
        var patterns = new List<string>();
        var operands = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var word = call.Arguments[i];
            if (word.Length < 2 || word[0] != '-' || operands.Count > 0)
            {
                operands.Add(word);
                continue;
            }

            foreach (var c in word is "--quiet" ? "q" : word is "--extended-regexp" ? "E" : word == "--" ? "" : word[1..])
            {
                if (c == 'e' && word[^1] == 'e' && i + 1 < call.Arguments.Length)
                {
                    patterns.Add(call.Arguments[++i]);
                }
                else if (!options.Add("qsEFvixchoGw".Contains(c, StringComparison.Ordinal) ? c : throw call.Unknown()))
                {
                    continue;
                }
            }
        }

        if (patterns.Count == 0)
        {
            patterns.AddRange(operands is [var first, ..] ? first.Split('\n') : throw call.Unknown());
            operands.RemoveAt(0);
        }

        return Search(call, options, [.. patterns.Select(p => Compile(call, p, options))], operands);
    }

    private static int Search(CommandCall call, HashSet<char> options, List<Regex> patterns, List<string> files)
    {
        var status = 0;
        var found = 0;
        foreach (var file in files.Count == 0 ? ["-"] : files)
        {
            var text = CatCommands.Text(call, [file], ref status);
            var prefix = files.Count > 1 && !options.Contains('h') ? file + ":" : "";
            foreach (var line in text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
            {
                if (patterns.Exists(p => p.IsMatch(line)) == options.Contains('v'))
                {
                    continue;
                }

                found++;
                if (!options.Overlaps(['q', 'c']))
                {
                    call.Print(string.Concat(options.Contains('o') ? patterns.SelectMany(p => p.Matches(line)).Select(m => $"{prefix}{m.Value}\n") : [$"{prefix}{line}\n"]));
                }
            }
        }

        if (options.Contains('c'))
        {
            call.Print(found.ToString(CultureInfo.InvariantCulture) + "\n");
        }

        return found > 0 ? 0 : status != 0 ? 2 : 1;
    }

    private static Regex Compile(CommandCall call, string pattern, HashSet<char> options)
    {
        var isFixed = call.Name == "fgrep" || options.Contains('F');
        var text = isFixed ? Regex.Escape(pattern) : PosixRegex.Translate(pattern, call.Name == "egrep" || options.Contains('E')) ?? throw call.Unknown();
        text = options.Contains('w') ? $"\\b(?:{text})\\b" : options.Contains('x') ? $"^(?:{text})$" : text;
        return PosixRegex.Compile(text, options.Contains('i')) ?? throw call.Unknown();
    }
}
