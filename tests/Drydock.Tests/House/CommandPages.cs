using System.CommandLine;
using System.Text;
using Drydock.Cli;
using Drydock.Cli.Commands;

namespace Drydock.Tests.House;

/// <summary>The page of all commands, made from the tree that parses them.</summary>
internal static class CommandPages
{
    public static string All()
    {
        var root = CommandTree.Create(new Surroundings());
        var text = new StringBuilder("# Commands\n\n").Append(root.Description).Append("\n<!-- Made from the code: UPDATE_DOCS=1 ./test GeneratedPage -->\n\nEvery command takes:\n\n");
        Append(text, root.Options);
        foreach (var command in root.Subcommands)
        {
            Append(text, command, "drydock");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Command command, string parent)
    {
        var name = $"{parent} {command.Name}";
        var arguments = string.Concat(command.Arguments.Select(a => " " + (a.HelpName ?? a.Name)));
        text.Append($"\n## {name}{arguments}\n\n{command.Description}.\n");
        foreach (var argument in command.Arguments)
        {
            text.Append($"\n`{argument.HelpName ?? argument.Name}`: {argument.Description}.\n");
        }

        if (command.Options.Any(o => !o.Hidden))
        {
            text.Append('\n');
            Append(text, command.Options);
        }

        foreach (var child in command.Subcommands)
        {
            Append(text, child, name);
        }
    }

    private static void Append(StringBuilder text, IEnumerable<Option> options)
    {
        text.Append("| Option | |\n| --- | --- |\n");
        foreach (var option in options.Where(o => !o.Hidden))
        {
            var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name));
            var value = option.ValueType == typeof(bool) || option.HelpName is null ? "" : " " + option.HelpName;
            text.Append($"| `{names}{value}` | {option.Description?.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }
}
