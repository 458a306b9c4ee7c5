using System.Text;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>Makes of a word what the command is given. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06"/></summary>
internal sealed class WordExpander(ScriptMachine machine)
{
    /// <summary>One word, not split and not matched against files.</summary>
    public string Single(ShellWord word) => string.Join(' ', Expand(word, splits: false).Select(f => f.Text));

    /// <summary>The word as a pattern; what is quoted stands for itself.</summary>
    public string Pattern(ShellWord word) => string.Join(' ', Expand(word, splits: false).Select(f => f.Pattern));

    /// <summary>Any number of words: split, and matched against files.</summary>
    public IEnumerable<string> Fields(ShellWord word) => Expand(word, splits: true).SelectMany(f => f.HasGlob ? Match(f) : [f.Text]).ToList();

    private List<WordField> Expand(ShellWord word, bool splits)
    {
        var fields = new WordFields(splits, machine.State["IFS"] ?? " \t\n");
        foreach (var part in word.Parts)
        {
            Add(part, fields, isQuoted: false);
        }

        return fields.Build();
    }

    private void Add(WordPart part, WordFields fields, bool isQuoted)
    {
        switch (part)
        {
            case Literal p:
                fields.Text(p.Text, isQuoted: isQuoted);
                break;
            case Escaped p:
                fields.Text(p.Text, isQuoted: true);
                break;
            case SingleQuoted p:
                fields.Text(p.Text, isQuoted: true);
                break;
            case DollarSingleQuoted p:
                fields.Text(p.Text, isQuoted: true);
                break;
            case Glob p:
                fields.Glob(p.Text, isQuoted);
                break;
            case Tilde { Text: "~" }:
                fields.Text(machine.State["HOME"] ?? "/root", isQuoted: true);
                break;
            case DoubleQuoted p:
                AddQuoted(p, fields);
                break;
            case ParameterExpansion p:
                Add(p, fields, isQuoted);
                break;
            case CommandSubstitution p:
                fields.Value(machine.Capture(p.Body.Body).TrimEnd('\n'), isQuoted);
                break;
            case ArithmeticExpansion p:
                fields.Value(new ScriptArithmetic(Single(p.Expression), n => machine.State[n]).Evaluate(), isQuoted);
                break;
            case BraceExpansion { IsExpanded: false } p:
                AddBraces(p, fields, isQuoted);
                break;
            default:
                throw new UnknownCommandException($"a {part.GetType().Name} in a word");
        }
    }

    private void AddQuoted(DoubleQuoted quoted, WordFields fields)
    {
        // "$@" of no arguments is no word.
        if (!(quoted.Parts is [ParameterExpansion { Name: "@", Operator: "" }] && machine.State.Arguments.Count == 0))
        {
            fields.Text("", isQuoted: true);
        }

        foreach (var part in quoted.Parts)
        {
            Add(part, fields, isQuoted: true);
        }
    }

    private void AddBraces(BraceExpansion braces, WordFields fields, bool isQuoted)
    {
        for (var i = 0; i < braces.Elements.Length; i++)
        {
            fields.Text(i == 0 ? "{" : ",", isQuoted);
            foreach (var part in braces.Elements[i].Parts)
            {
                Add(part, fields, isQuoted);
            }
        }

        fields.Text("}", isQuoted);
    }

    private void Add(ParameterExpansion parameter, WordFields fields, bool isQuoted)
    {
        if (parameter.IsIndirect || parameter.Index is not null)
        {
            throw new UnknownCommandException($"${{{parameter.Name}…}} of bash");
        }

        if (parameter is { Name: "@", Operator: "", IsLength: false })
        {
            fields.Arguments(machine.State.Arguments, isQuoted);
            return;
        }

        var value = Lookup(parameter.Name);
        if (parameter.IsLength)
        {
            fields.Value((value ?? "").Length.ToString(), isQuoted);
            return;
        }

        var isSet = value is not null && !(parameter.Operator.StartsWith(':') && value.Length == 0);
        switch (parameter.Operator)
        {
            case "":
                fields.Value(value ?? "", isQuoted);
                break;
            case ":-" or "-" when !isSet:
            case ":+" or "+" when isSet:
                foreach (var part in parameter.Argument?.Parts ?? [])
                {
                    Add(part, fields, isQuoted);
                }

                break;
            case ":-" or "-" or ":=" or "=" or ":?" or "?" when isSet:
                fields.Value(value!, isQuoted);
                break;
            case ":+" or "+":
                break;
            case ":=" or "=":
                var assigned = parameter.Argument is { } word ? Single(word) : "";
                machine.State[parameter.Name] = assigned;
                fields.Value(assigned, isQuoted);
                break;
            case "#" or "##" or "%" or "%%":
                fields.Value(Trim(value ?? "", parameter.Operator, parameter.Argument is { } pattern ? Pattern(pattern) : ""), isQuoted);
                break;
            default:
                throw new UnknownCommandException($"${{{parameter.Name}{parameter.Operator}…}}");
        }
    }

    /// <summary>Null when it is not set.</summary>
    private string? Lookup(string name) => name switch
    {
        "@" or "*" => string.Join(' ', machine.State.Arguments),
        "#" => machine.State.Arguments.Count.ToString(),
        "?" => machine.Status.ToString(),
        "0" => machine.State.Name,
        "$" => "2",
        "!" => null,
        "-" => machine.State.StopsOnError ? "e" : "",
        "" => throw new UnknownCommandException("an expansion that names nothing"),
        _ when char.IsAsciiDigit(name[0]) => int.TryParse(name, out var n) && n > 0 && n <= machine.State.Arguments.Count ? machine.State.Arguments[n - 1] : null,
        _ => machine.State[name],
    };

    private static string Trim(string value, string op, string pattern)
    {
        var match = Wildcards.Compile(pattern);
        var isStart = op[0] == '#';
        var isLongest = op.Length == 2;
        for (var i = 0; i <= value.Length; i++)
        {
            var length = isLongest ? value.Length - i : i;
            if (match.IsMatch(isStart ? value[..length] : value[(value.Length - length)..]))
            {
                return isStart ? value[length..] : value[..(value.Length - length)];
            }
        }

        return value;
    }

    /// <summary>Names of files that a pattern matches, in order; itself when none does.</summary>
    private List<string> Match(WordField field)
    {
        var isAbsolute = field.Text.StartsWith('/');
        var found = new List<string> { isAbsolute ? "" : "." };
        foreach (var part in field.Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Wildcards.Compile(part);
            found = [.. found.SelectMany(f => machine.Context.Tree.Files.Names(machine.Context.Tree.Files.Resolve(machine.PathOf(f.Length == 0 ? "/" : f)) ?? "")
                .Where(n => match.IsMatch(n) && (n[0] != '.' || part[0] == '.')).Select(n => f == "." ? n : $"{f}/{n}"))];
        }

        return found.Count > 0 ? found : [field.Text];
    }
}
