using System.Buffers;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>What a script does to its variables: which it sets, and which of them can hold neither blanks nor patterns.</summary>
internal sealed class ScriptVariables
{
    private static readonly SearchValues<char> Splitting = SearchValues.Create(" \t\n*?[");

    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> harmful = new(StringComparer.Ordinal);

    private ScriptVariables()
    {
    }

    /// <summary>Whether it runs code that is not in it, which may set anything.</summary>
    public bool IsOpen { get; private set; }

    public bool IsAssigned(string name) => assigned.Contains(name);

    public bool IsHarmless(string name) => assigned.Contains(name) && !harmful.Contains(name);

    public static ScriptVariables Of(Script script)
    {
        var variables = new ScriptVariables();
        foreach (var node in script.Tree.Nodes)
        {
            variables.Take(node);
        }

        return variables;
    }

    private void Take(ShellNode node)
    {
        switch (node)
        {
            case Assignment assignment:
                Set(assignment.Name, !assignment.IsAppend && IsPlain(assignment.Value));
                break;
            case ForCommand loop:
                Set(loop.Variable.Text, loop.Words is { } words && words.All(IsPlain));
                break;
            case SelectCommand select:
                Set(select.Variable.Text, false);
                break;
            case ParameterExpansion { Operator: "=" or ":=" } expansion:
                Set(expansion.Name, false);
                break;
            case ArithmeticExpansion arithmetic:
                Names(arithmetic.Expression);
                break;
            case ArithmeticCommand arithmetic:
                Names(arithmetic.Expression);
                break;
            case ArithmeticForCommand loop:
                Names(loop.Header);
                break;
            case Redirection { Descriptor: ['{', .., '}'] descriptor }:
                Set(descriptor[1..^1], true);
                break;
            case TestCommand test:
                Asked(test.Words);
                break;
            case SimpleCommand { Words: [{ Value: { } name }, ..] } command:
                Run(name, command);
                break;
        }
    }

    private void Run(string name, SimpleCommand command)
    {
        switch (name)
        {
            case "." or "source" or "eval":
                IsOpen = true;
                break;
            case "read" or "mapfile" or "readarray" or "getopts" or "printf" or "unset" or "let" or "wait" or "export" or "local" or "declare" or "typeset" or "readonly":
                foreach (var word in command.Words.AsSpan()[1..])
                {
                    Declare(word);
                }

                break;
            case "[" or "test":
                Asked(command.Words);
                break;
        }
    }

    private void Declare(ShellWord word)
    {
        if (word.Parts is [Literal { Text: var text }, ..])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            Set(equals < 0 ? text : text[..equals], equals >= 0 && word.Value is not null && !text.AsSpan().ContainsAny(Splitting));
        }
    }

    /// <summary>Who asks whether a variable is empty knows that it may be.</summary>
    private void Asked(IEnumerable<ShellWord> words)
    {
        var isAsked = false;
        foreach (var word in words)
        {
            isAsked |= word.Plain is "-n" or "-z" or "-v";
            foreach (var part in isAsked ? ShellWalk.Nodes(word) : [])
            {
                if (part is ParameterExpansion expansion)
                {
                    Set(expansion.Name, false);
                }
            }
        }
    }

    /// <summary>Any name between the parentheses may be set there.</summary>
    private void Names(ShellWord expression)
    {
        foreach (var part in expression.Parts)
        {
            if (part is Literal { Text: var text })
            {
                foreach (var name in text.Split([' ', '+', '-', '*', '/', '%', '=', '<', '>', '!', '&', '|', '^', '(', ')', ',', '?', ':', ';', '\t', '\n', '~']))
                {
                    if (name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && assigned.Add(name))
                    {
                        harmful.Remove(name);
                    }
                }
            }
        }
    }

    private void Set(string name, bool isHarmless)
    {
        assigned.Add(name);
        if (!isHarmless)
        {
            harmful.Add(name);
        }
    }

    private static bool IsPlain(ShellWord word) => word.Value is { } value
        ? !value.AsSpan().ContainsAny(Splitting) && !word.Parts.Any(p => p is Tilde)
        : word.Parts.All(p => p is ArithmeticExpansion or ParameterExpansion { IsLength: true } or ParameterExpansion { Name: "?" or "#" or "$" or "!" } or DoubleQuoted { Parts: [ArithmeticExpansion or ParameterExpansion { IsLength: true }] });
}
