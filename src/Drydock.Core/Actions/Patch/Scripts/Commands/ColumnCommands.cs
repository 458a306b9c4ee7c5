using System.Globalization;
using System.Text.RegularExpressions;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>cut</c>, <c>tr</c>, and the one thing that scripts use <c>awk</c> for: a word of each line.</summary>
internal sealed partial class ColumnCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["cut", "tr", "awk"];

    public int Run(CommandCall call)
    {
        var status = 0;
        switch (call.Name)
        {
            case "tr":
                call.Print(Translate(call, call.Input.ReadAll()));
                break;
            case "awk" when call.Arguments is [var program, .. var files] && PrintWord().Match(program) is { Success: true } match:
                var index = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                call.Print(EachLine(CatCommands.Text(call, [.. files], ref status), l => index == 0 ? l : Words(l).ElementAtOrDefault(index - 1) ?? ""));
                break;
            case "cut":
                Cut(call);
                break;
            default:
                throw call.Unknown();
        }

        return status;
    }

    [GeneratedRegex(@"^\s*\{\s*print\s*\$([0-9])\s*;?\s*\}\s*$")]
    private static partial Regex PrintWord();

    private static string[] Words(string line) => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static string EachLine(string text, Func<string, string> change) =>
        text.Length == 0 ? "" : string.Concat((text.EndsWith('\n') ? text[..^1] : text).Split('\n').Select(l => change(l) + "\n"));

    private static void Cut(CommandCall call)
    {
        var (delimiter, field) = ('\t', 0);
        var files = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var word = call.Arguments[i];
            var value = word.Length > 2 ? word[2..] : i + 1 < call.Arguments.Length ? call.Arguments[i + 1] : "";
            if (word.StartsWith("-d", StringComparison.Ordinal) && value.Length == 1)
            {
                delimiter = value[0];
                i += word.Length == 2 ? 1 : 0;
            }
            else if (word.StartsWith("-f", StringComparison.Ordinal) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out field))
            {
                i += word.Length == 2 ? 1 : 0;
            }
            else
            {
                files.Add(word.StartsWith('-') ? throw call.Unknown() : word);
            }
        }

        var status = 0;
        call.Print(field == 0 ? throw call.Unknown() : EachLine(CatCommands.Text(call, files, ref status), l => l.Contains(delimiter, StringComparison.Ordinal) ? l.Split(delimiter).ElementAtOrDefault(field - 1) ?? "" : l));
    }

    private static string Translate(CommandCall call, string text)
    {
        switch (call.Arguments)
        {
            case ["-d", var set]:
                return string.Concat(text.Where(c => !Expand(call, set).Contains(c, StringComparison.Ordinal)));
            case [var from, var to] when !from.StartsWith('-'):
                var (source, target) = (Expand(call, from), Expand(call, to));
                return target.Length == 0 ? throw call.Unknown() : string.Concat(text.Select(c => source.IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? target[Math.Min(i, target.Length - 1)] : c));
            default:
                throw call.Unknown();
        }
    }

    private static string Expand(CommandCall call, string set) => set switch
    {
        "[:upper:]" or "A-Z" or "[A-Z]" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "[:lower:]" or "a-z" or "[a-z]" => "abcdefghijklmnopqrstuvwxyz",
        "\\n" => "\n",
        "[:space:]" => " \t\n\r\f\v",
        _ when set.Contains('-', StringComparison.Ordinal) && set.Length > 1 || set.Contains("[:", StringComparison.Ordinal) => throw call.Unknown(),
        _ => set.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal),
    };
}
