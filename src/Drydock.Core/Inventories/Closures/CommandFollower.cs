using System.Collections.Frozen;
using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Keeps what commands run: programs found as a shell finds them, their scripts and modules, files and folders among their arguments.</summary>
internal sealed class CommandFollower(ClosureGraph graph)
{
    /// <summary>Commands of the shell itself. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap01.html#tag_18_06"/></summary>
    private static readonly FrozenSet<string> Builtins = FrozenSet.Create(
        StringComparer.Ordinal,
        ".", ":", "[", "[[", "alias", "bg", "break", "builtin", "caller", "cd", "command", "continue", "declare", "dirs", "echo", "enable", "eval", "exec", "exit", "export", "false", "fc", "fg", "getopts", "hash", "help", "jobs", "kill", "let",
        "local", "mapfile", "popd", "printf", "pushd", "pwd", "read", "readarray", "readonly", "return", "set", "shift", "shopt", "source", "test", "times", "trap", "true", "type", "typeset", "ulimit", "umask", "unalias", "unset", "wait");

    /// <summary>A command that a runtime starts. Behind a script any argument can be the program that it hands over to.</summary>
    public void Follow(RootCommand command)
    {
        Start(command.Words, null, command.Name);
        foreach (var word in command.Words.Skip(1).Where(w => !w.Contains('/', StringComparison.Ordinal) && !w.StartsWith('-')))
        {
            graph.KeepProgram(word, null, $"'{word}' of {command.Name}");
        }
    }

    /// <summary>Every command of a shell script.</summary>
    public void Follow(string script, string? from, string detail)
    {
        var tree = ShellParser.Parse(script, ShellDialect.Bash);
        var functions = tree.Nodes.OfType<FunctionDefinition>().Select(f => f.Name.Value).ToHashSet(StringComparer.Ordinal);
        var values = new ShellValues(tree, graph);
        foreach (var assigned in values.Files)
        {
            graph.Keep(assigned, from, $"{detail}: a variable has its path", FileUse.Started);
        }

        foreach (var use in tree.Commands)
        {
            var name = values.Of(use.NameWord);
            if (name is "." or "source" && use.Arguments is [var argument, ..] && values.Of(argument) is { } sourced)
            {
                graph.Keep(graph.Place(sourced, from is null ? null : "/" + PathIndex.FolderOf(from)), from, "a shell sources it", FileUse.Started);
            }
            else if (name is not null && !functions.Contains(name) && !Builtins.Contains(name))
            {
                Start([name, .. use.Arguments.Select(a => values.Of(a) ?? "")], from, $"{detail}: '{name}'", isWhole: false);
            }
            else if (name is "command" or "type" or "exec")
            {
                foreach (var word in use.Arguments.Select(a => a.Value).OfType<string>().Where(w => !w.StartsWith('-')).Take(1))
                {
                    graph.KeepProgram(word, from, $"{detail}: '{word}'");
                }
            }
        }
    }

    /// <param name="isWhole">The words are all that is known: a shell among them is asked what it runs.</param>
    private void Start(ImmutableArray<string> words, string? from, string detail, bool isWhole = true)
    {
        if (words.IsEmpty)
        {
            return;
        }

        if (graph.KeepProgram(words[0], from, detail) is not { } program)
        {
            if (isWhole)
            {
                graph.Notes.Add($"{detail}: the program '{words[0]}' is not in the image.");
            }

            return;
        }

        if (isWhole)
        {
            // What a shell, env or another wrapper runs is found by the parser of scripts; quoting makes words of words.
            Follow(string.Join(' ', words.Select(w => $"'{w.Replace("'", "'\\''", StringComparison.Ordinal)}'")), from, detail);
        }

        KeepArguments(words, from, detail);
        new InterpreterArguments(graph).Follow(program, words, from);
    }

    private void KeepArguments(ImmutableArray<string> words, string? from, string detail)
    {
        foreach (var word in words.Skip(1).Where(w => w.Length < 4096))
        {
            foreach (var part in word.Split('=', ':', ',', ' ', '@'))
            {
                var path = part.Length > 1 && part[0] is '-' && part.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? part[slash..] : part;
                if (path.Length < 2 || (!path.Contains('/', StringComparison.Ordinal) && !path.Contains('.', StringComparison.Ordinal)) || path.Trim('/', '.').Length == 0)
                {
                    continue;
                }

                var place = graph.Place(path);
                var node = graph.Tree.Follow(place);
                if (node is { IsFile: true })
                {
                    graph.Keep(place, from, $"an argument of {detail}", FileUse.Read);
                }
                else if (node is { IsFolder: true } && graph.Tree.Resolve(place) is { } real && real.Contains('/', StringComparison.Ordinal) && !SystemFiles.IsShared(real))
                {
                    graph.KeepFolder(place, from, $"an argument of {detail}", FileUse.Read, SystemFiles.IsUnused);
                }
            }
        }
    }
}
