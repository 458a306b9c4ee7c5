using System.Globalization;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>cat</c>, <c>head</c>, <c>tail</c>, <c>sort</c>, <c>uniq</c>, <c>wc</c>: text as it is, or some of its lines.</summary>
internal sealed class CatCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["cat", "head", "tail", "sort", "uniq", "wc"];

    public int Run(CommandCall call)
    {
        var words = call.Arguments.ToList();
        var count = TakeCount(call, words);
        var options = words.Where(w => w.Length > 1 && w[0] == '-').ToList();
        words.RemoveAll(options.Contains);
        var status = 0;
        var text = Text(call, words, ref status);
        if (call.Name == "cat")
        {
            call.Print(options.Count == 0 ? text : throw call.Unknown());
            return status;
        }

        var lines = text.Split('\n').ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        IEnumerable<string> chosen = (call.Name, options) switch
        {
            ("head", []) => lines.Take(count),
            ("tail", []) => lines.TakeLast(count),
            ("sort", []) => lines.Order(StringComparer.Ordinal),
            ("sort", ["-u"]) => lines.Distinct().Order(StringComparer.Ordinal),
            ("uniq", []) => lines.Where((l, i) => i == 0 || lines[i - 1] != l),
            ("wc", ["-l"]) => [lines.Count.ToString(CultureInfo.InvariantCulture)],
            _ => throw call.Unknown(),
        };
        call.Print(string.Concat(chosen.Select(l => l + "\n")));
        return status;
    }

    /// <summary>The files, or what comes in.</summary>
    public static string Text(CommandCall call, List<string> files, ref int status)
    {
        if (files.Count == 0 || files is ["-"])
        {
            return call.Input.ReadAll();
        }

        var text = "";
        foreach (var file in files)
        {
            var more = file == "/dev/null" ? "" : call.Tree.ReadText(call.PathOf(file));
            status |= more is null ? 1 : 0;
            text += more;
        }

        return text;
    }

    private static int TakeCount(CommandCall call, List<string> words)
    {
        for (var i = 0; i < words.Count && call.Name is "head" or "tail"; i++)
        {
            var text = words[i] == "-n" && i + 1 < words.Count ? words[i + 1] : words[i].TrimStart('-').TrimStart('n');
            if (words[i].StartsWith('-') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                words.RemoveRange(i, words[i] == "-n" ? 2 : 1);
                return count;
            }
        }

        return 10;
    }
}
