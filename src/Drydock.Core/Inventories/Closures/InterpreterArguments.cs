using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Closures;

/// <summary>What an interpreter is told to run: a script, a module, or code in its arguments.</summary>
internal sealed class InterpreterArguments(ClosureGraph graph)
{
    public void Follow(string program, ImmutableArray<string> words, string? from)
    {
        var name = PathIndex.NameOf(program);
        if (name.StartsWith("python", StringComparison.Ordinal))
        {
            Python(words, from);
        }
        else if (graph.CluesOf(program).Shebang is { } shebang && ClueReader.InterpreterOf(shebang).StartsWith("python", StringComparison.Ordinal))
        {
            // gunicorn, uvicorn, flask and their like are given a module: app.main:app
            foreach (var word in words.Skip(1).Select(w => w.Split('=')[^1].Split(':')[0]).Where(IsModule))
            {
                graph.Python.Import(word, from ?? program, $"'{word}' is an argument of '{name}'");
            }
        }
        else if (SystemFiles.IsShell(name))
        {
            KeepScript(words, from, FileUse.Started);
        }
        else if (name is "node" or "nodejs" or "ruby" or "perl" or "php" || name.StartsWith("ruby", StringComparison.Ordinal))
        {
            KeepScript(words, from);
        }
    }

    private void Python(ImmutableArray<string> words, string? from)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is "-m" or "-c" && i + 1 < words.Length)
            {
                var names = words[i] == "-m" ? [words[i + 1], words[i + 1] + ".__main__"] : ImportWords.Python(words[i + 1]).Imports;
                foreach (var name in names.Concat(words.Skip(i + 2).Select(w => w.Split(':')[0]).Where(IsModule)))
                {
                    graph.Python.Import(name.TrimStart('?'), from, $"python {words[i]} {words[i + 1]}");
                }

                return;
            }

            if (!words[i].StartsWith('-'))
            {
                KeepScript(words, from);
                return;
            }
        }
    }

    private void KeepScript(ImmutableArray<string> words, string? from, FileUse use = FileUse.Read)
    {
        foreach (var word in words.Skip(1).Where(w => !w.StartsWith('-')).Take(1))
        {
            graph.Keep(graph.Place(word), from, "the script that it runs", use);
        }
    }

    private static bool IsModule(string word) => word.Length is > 0 and < 200 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') && (char.IsAsciiLetter(word[0]) || word[0] == '_');
}
