using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>Follows a maintainer script over a tree, and says what it comes to.</summary>
internal sealed class ScriptRunner(PatchTree tree, DpkgDatabase database)
{
    /// <summary>Triggers that scripts activated, with who did.</summary>
    public List<(string Trigger, InstalledDeb By)> Triggers { get; } = [];

    /// <param name="bytes">Of the script.</param>
    public ScriptReport Run(InstalledDeb package, string script, ReadOnlySpan<byte> bytes, params string[] arguments)
    {
        var text = DpkgText.Read(bytes);
        var context = new ScriptContext(tree, database, package, script);
        var called = string.Join(' ', arguments);
        if (Shell(text) is not { } shell)
        {
            var program = text.StartsWith("#!", StringComparison.Ordinal) ? text[2..].Split('\n')[0].Trim() : "a binary";
            return new ScriptReport(package.Name, script, called, ScriptOutcome.Unknown, [], $"a script for {program}", 1);
        }

        var before = tree.Changed.Count;
        try
        {
            var machine = new ScriptMachine(context);
            machine.State.Arguments = [.. arguments];
            machine.State.StopsOnError = shell.StopsOnError;
            var status = machine.RunToEnd(text, shell.Dialect);
            if (status != 0)
            {
                return new ScriptReport(package.Name, script, called, ScriptOutcome.Unknown, [], $"it would fail with exit code {status}", 0);
            }
        }
        catch (UnknownCommandException e)
        {
            var line = e.Offset < 0 ? 0 : new SourceText(script, text).PositionOf(e.Offset).Line;
            return new ScriptReport(package.Name, script, called, ScriptOutcome.Unknown, [], e.Message, line);
        }

        Triggers.AddRange(context.Triggers.Select(t => (t, package)));
        var hasEffect = tree.Changed.Count > before || context.Emulations.Count > 0;
        return new ScriptReport(package.Name, script, called, hasEffect ? ScriptOutcome.Emulated : ScriptOutcome.NoEffect, [.. context.Emulations], "", 0);
    }

    /// <summary>Null when it is for no shell that is understood.</summary>
    private static (ShellDialect Dialect, bool StopsOnError)? Shell(string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var words = text[2..].Split('\n')[0].Trim().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        words = words is ["/bin/busybox", "sh" or "ash", ..] ? ["/bin/sh", .. words[2..]] : words;
        ShellDialect? dialect = words.FirstOrDefault() switch
        {
            "/bin/sh" or "/usr/bin/sh" or "/bin/dash" or "/usr/bin/dash" => ShellDialect.Posix,
            "/bin/bash" or "/usr/bin/bash" => ShellDialect.Bash,
            _ => null,
        };
        return dialect is { } known && words.Length <= 2 && (words.Length == 1 || words[1] is "-e" or "-eu" or "-u" or "-ex" or "-f" or "-") ? (known, words.Length == 2 && words[1].Contains('e', StringComparison.Ordinal)) : null;
    }
}
