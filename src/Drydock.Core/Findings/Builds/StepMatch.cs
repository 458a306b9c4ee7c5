using System.Text.Json;
using System.Text.RegularExpressions;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Builds;

/// <summary>Says whether a line of the history was made from an instruction. Settings are known by their keyword, everything that makes a layer by its words.</summary>
internal static partial class StepMatch
{
    public static bool MakesLayer(string keyword) => keyword is "RUN" or "COPY" or "ADD";

    public static bool IsSame(Instruction instruction, HistoryStep step) => instruction.Keyword == step.Keyword && instruction.Keyword switch
    {
        "RUN" => Commands(instruction).Any(c => IsCommand(c, step.Text)),
        "COPY" or "ADD" => IsCopy([.. instruction.Arguments.Select(a => a.Value)], step.Text),
        "WORKDIR" => instruction.Arguments is [var path] && EndsSame(path.Value.TrimEnd('/'), step.Text.TrimEnd('/')),
        _ => true,
    };

    /// <summary>What the history may hold of a RUN: the command itself, or with its here-documents; a single here-document stands for the command.</summary>
    private static IEnumerable<string> Commands(Instruction run)
    {
        var text = string.Join(' ', run.Body.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (run.Heredocs is [var only] && !text.Contains(' ', StringComparison.Ordinal))
        {
            yield return HistoryStep.Flat(only.Content.Text);
        }

        if (run.IsJson)
        {
            yield return string.Join(' ', run.Arguments.Select(a => a.Value));
        }

        yield return run.Heredocs.IsEmpty
            ? text
            : HistoryStep.Flat($"{text}\n{string.Concat(run.Heredocs.Select(h => $"{h.Content.Text}{h.Name}\n"))}");
    }

    /// <summary>Before the command stand at most the values of build arguments and a shell.</summary>
    private static bool IsCommand(string command, string text)
    {
        if (command.Length == 0 || !text.EndsWith(command, StringComparison.Ordinal))
        {
            return false;
        }

        var before = text[..^command.Length];
        return before.Length == 0 || (before[^1] == ' ' && (ShellPattern().IsMatch(before.TrimEnd()) || ArgumentPattern().IsMatch(before.TrimEnd())));
    }

    /// <summary>BuildKit tells sources and destination; the classic builder hashes of sources.</summary>
    private static bool IsCopy(List<string> words, string text)
    {
        if (words.Count < 2)
        {
            return false;
        }

        var classic = ClassicPattern().Match(text);
        if (classic.Success)
        {
            var target = words[^1].TrimEnd('/');
            return target is "." or "" or "./" || EndsSame(target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target, classic.Groups["target"].Value.TrimEnd('/'));
        }

        var told = WordsOf(text);
        return told.Count == words.Count && words.Zip(told).All(w => IsSameWord(w.First, w.Second));
    }

    /// <summary>A path as written, and as the builder resolved it.</summary>
    private static bool EndsSame(string written, string resolved) =>
        IsSameWord(written, resolved) || (!written.StartsWith('/') && !written.Contains('$', StringComparison.Ordinal) && resolved.EndsWith("/" + written, StringComparison.Ordinal));

    /// <summary>Where a variable stood in the instruction, the history has its value: what lies between must agree.</summary>
    private static bool IsSameWord(string written, string told)
    {
        var parts = VariablePattern().Split(written);
        if (parts.Length == 1)
        {
            return written == told;
        }

        if (!told.StartsWith(parts[0], StringComparison.Ordinal) || told.Length < parts.Sum(p => p.Length) || !told.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = told.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return at <= told.Length - parts[^1].Length;
    }

    /// <summary>Arguments without flags: words, or the elements of a JSON array.</summary>
    private static List<string> WordsOf(string text)
    {
        var words = SkipFlags(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
        var rest = string.Join(' ', words);
        if (!rest.StartsWith('['))
        {
            return words.ConvertAll(w => w.Trim('"'));
        }

        try
        {
            using var json = JsonDocument.Parse(rest);
            return [.. json.RootElement.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString()! : e.GetRawText())];
        }
        catch (JsonException)
        {
            return words;
        }
    }

    private static IEnumerable<string> SkipFlags(IEnumerable<string> words) => words.SkipWhile(w => w.StartsWith("--", StringComparison.Ordinal));

    [GeneratedRegex(@"^(\|[0-9]+ (.* )?)?(RUN )?\S*(sh|cmd|cmd\.exe|powershell|pwsh)(\.exe)?( \S+)* (-\S+|/[A-Za-z])$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ShellPattern();

    /// <summary>Before a command without a shell stand the arguments alone.</summary>
    [GeneratedRegex(@"^\|[0-9]+( [A-Za-z_][A-Za-z0-9_]*=\S*)+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ArgumentPattern();

    [GeneratedRegex("^(--\\S+ )*(file|dir|multi):[0-9a-f]+ in (?<target>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ClassicPattern();

    [GeneratedRegex(@"\$(\{[^}]*\}|[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VariablePattern();
}
