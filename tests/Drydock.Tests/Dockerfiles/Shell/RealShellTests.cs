using System.Text;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Tests.Dockerfiles.Shell;

/// <summary>Our reading beside that of the shells themselves: the words that commands are given, and which scripts are refused.</summary>
public sealed class RealShellTests
{
    private const int Commands = 400;

    /// <summary>
    /// Of what bash and dash are asked about, this much must be judged alike. What is left on a Debian system: patterns such as <c>@(a|b)</c>, which bash
    /// reads only once a script has switched them on; <c>$((a); b)</c>, which dash takes for arithmetic; and substitutions in here-documents, which
    /// both look at only when they run.
    /// </summary>
    private const double Agreement = 0.99;

    private static readonly string[] Pieces =
        ["a", "b c", "-x", "'", "\"", "\\", "\\\\", "'a b'", "\"a b\"", "'$x'", "\"\\$x\"", "\\\"", "\\'", "\" \\a\"", "''", "\"\"", "=", "#", ",", "%", ".", "/", "\\\n", "\"a\\\nb\"", "\"\\`\"", "}", "\\ ", "é", "]", "!", ":", "+", "'\n'", "\t"];

    [Theory]
    [InlineData("bash", ShellDialect.Bash, "$'a\\'b\\n\\x41\\101\\u00e9\\e'")]
    [InlineData("dash", ShellDialect.Posix, "{a,b}")]
    public void The_words_of_a_command_are_those_that_the_shell_gives_it(string shell, ShellDialect dialect, string own)
    {
        using var folder = new TempFolder();
        var random = new Random(7);
        var texts = Enumerable.Range(0, Commands).Select(_ => Command(random, own)).Where(t => !t.EndsWith('\\') && ShellParser.Parse(t, dialect) is { Problems.IsEmpty: true, Commands: var uses } && uses.Count == 1).ToList();
        var script = new StringBuilder();
        foreach (var text in texts)
        {
            script.Append(text).Append("\nprintf '\\001'\n");
        }

        var file = Path.Join(folder.Root, "script");
        File.WriteAllText(file, script.ToString());
        var told = TestPrograms.Run(shell, ["-c", ". \"$0\" | base64 -w 0", file], new Dictionary<string, string> { ["LC_ALL"] = "C.UTF-8" });
        var given = Encoding.UTF8.GetString(Convert.FromBase64String(told)).Split('\u0001')[..^1];

        Assert.True(texts.Count > Commands / 3);
        Assert.Equal(given, texts.Select(t => string.Concat(ShellParser.Parse(t, dialect).Commands.Single().Arguments.Skip(1).Select(w => $"{w.Value}\u0002"))));
    }

    private static string Command(Random random, string own)
    {
        var text = new StringBuilder("printf '%s\\002' .");
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            text.Append(random.Next(3) == 0 ? " " : "").Append(random.Next(12) == 0 ? own : Pieces[random.Next(Pieces.Length)]);
        }

        return text.Replace("'%s\\002' .", "'%s\\002' '.'").ToString();
    }

    [Theory]
    [InlineData("bash", ShellDialect.Bash)]
    [InlineData("dash", ShellDialect.Posix)]
    public void The_scripts_of_this_system_are_judged_as_the_shell_judges_them(string shell, ShellDialect dialect)
    {
        var files = Scripts().ToList();
        using var folder = new TempFolder();
        var list = Path.Join(folder.Root, "list");
        File.WriteAllLines(list, files);
        var codes = TestPrograms.Run(shell, "-c", "while IFS= read -r f; do if \"$0\" -n \"$f\" >/dev/null 2>&1; then echo +; else echo -; fi; done < \"$1\"", shell, list).Split('\n');
        var differs = files.Where((file, i) => ShellParser.Parse(File.ReadAllText(file), dialect).Problems.IsEmpty != (codes[i] == "+")).ToList();

        Assert.True(files.Count >= 100, $"only {files.Count} scripts were found");
        Assert.True(differs.Count <= files.Count * (1 - Agreement), $"{differs.Count} of {files.Count} are judged differently: {string.Join(' ', differs)}");
    }

    /// <summary>Files whose first line asks for sh, bash or dash.</summary>
    private static IEnumerable<string> Scripts()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device, MaxRecursionDepth = 6 };
        foreach (var folder in (string[])["/usr/bin", "/usr/sbin", "/etc", "/usr/share", "/var/lib/dpkg/info"])
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", options).Where(f => f.Length is > 10 and < 200_000).Select(f => f.FullName).Order(StringComparer.Ordinal).Where(IsScript))
            {
                yield return file;
            }
        }
    }

    private static bool IsScript(string path)
    {
        Span<byte> start = stackalloc byte[32];
        using var file = File.OpenRead(path);
        var text = Encoding.Latin1.GetString(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]).Split('\n')[0];
        return text.StartsWith("#!", StringComparison.Ordinal) && text[2..].Trim().Split(' ')[0] is "/bin/sh" or "/bin/bash" or "/bin/dash" or "/usr/bin/sh" or "/usr/bin/bash" or "/usr/bin/dash";
    }
}
