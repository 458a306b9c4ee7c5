using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Parsing;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Writes a command that needs no shell as a JSON array.</summary>
internal static class JsonForm
{
    /// <summary>Commands that only a shell has, or that mean something else in one. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap01.html#tag_18_06"/></summary>
    private static readonly FrozenSet<string> Builtins = FrozenSet.Create(
        StringComparer.Ordinal,
        ".", ":", "alias", "bg", "break", "builtin", "cd", "command", "continue", "declare", "eval", "exec", "exit", "export", "fg", "getopts", "hash", "jobs", "let", "local", "popd", "pushd",
        "read", "readonly", "return", "set", "shift", "shopt", "source", "times", "trap", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait");

    /// <summary>Whether a program takes the shell's place: <c>exec server</c>.</summary>
    public static bool IsExec(Script script) => Only(script) is { Words: [var first, _, ..] } && first.Value == "exec";

    /// <summary>Whether it is sure that a shell is not needed for it. A script may lack the line that says what runs it, and only shells run such ones.</summary>
    public static bool IsSafe(Script script) => Only(script) is { Words: [{ Value: { } name }, ..] } && !name.EndsWith("sh", StringComparison.Ordinal);

    /// <summary>Null when it would not do the same.</summary>
    public static string? Of(Script script)
    {
        var only = IsPlainShell(script.Shell) ? Only(script) : null;
        if (only is not { Words: [var name, ..], Assignments.IsEmpty: true, Redirections.IsEmpty: true } || name.Value is not { Length: > 0 } program || Builtins.Contains(program) || !only.Words.All(IsFixed))
        {
            return null;
        }

        return $"[{string.Join(", ", only.Words.Select(w => Quote(w.Value!)))}]";
    }

    /// <summary>Double quotes for single ones, where that makes an array of strings.</summary>
    public static Fix? FixOfQuotes(SourceText source, Instruction command)
    {
        var at = command.Body.SourceOf(new Span(0, command.Body.Text.Length));
        var written = source.At(at).ToString();
        if (written.AsSpan().ContainsAny("\"\\\n"))
        {
            return null;
        }

        var json = written.Replace('\'', '"');
        return JsonWords.IsArray(json) ? new Fix("Use double quotes", Applicability.Unsafe, [new TextEdit(at, json)]) : null;
    }

    /// <summary>A shell that reads no files of its own, and prints nothing, before it runs the command.</summary>
    private static bool IsPlainShell(ShellUse shell) => shell.Words.Length > 1 && shell.Words[^1] is "-c" or "-ec" && shell.Words.Skip(1).All(w => w is "-c" or "-e" or "-o" or "-eo" or "-ec" or "pipefail");

    private static SimpleCommand? Only(Script script) =>
        script.Tree.Problems.IsEmpty && script.Tree.Comments.IsEmpty && script.Tree.Body.Items is [{ IsInBackground: false, Command: SimpleCommand only }] ? only : null;

    private static bool IsFixed(ShellWord word) =>
        word.Value is not null && word.Parts.All(p => p is Literal or Escaped or SingleQuoted or DoubleQuoted or DollarSingleQuoted);

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
