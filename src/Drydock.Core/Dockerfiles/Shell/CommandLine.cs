using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Arguments as options and operands. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap12.html"/></summary>
/// <param name="Operands">What is no option and no value of one, and all behind <c>--</c>.</param>
/// <param name="HasUnknown">Whether an argument may become several, or an option, when it is expanded: <c>$FLAGS</c>.</param>
public sealed record CommandLine(ImmutableArray<CommandOption> Options, ImmutableArray<ShellWord> Operands, bool HasUnknown)
{
    /// <summary>The first operand of a command that has several uses: <c>install</c>; null without one, or when it depends on something.</summary>
    public string? Subcommand => Operands.IsEmpty ? null : Operands[0].Value;

    /// <summary>The operands behind the subcommand.</summary>
    public ImmutableArray<ShellWord> SubcommandOperands => Operands.IsEmpty ? [] : Operands.RemoveAt(0);

    public static CommandLine Of(ImmutableArray<ShellWord> arguments, ReadOnlySpan<string> valued) => new CommandLineReader(arguments, [.. valued]).Read();

    /// <summary>Whether one of the options is there. Names are without dashes; those of one letter are also found among others (<c>-yq</c>).</summary>
    public bool Has(params ReadOnlySpan<string> names) => Find(names) is not null;

    /// <summary>The last one of that name, as it is what counts.</summary>
    public CommandOption? Find(params ReadOnlySpan<string> names)
    {
        for (var i = Options.Length - 1; i >= 0; i--)
        {
            if (names.Contains(Options[i].Name) || (Options[i].Written.Length > 1 && names.Contains(Options[i].Written)))
            {
                return Options[i];
            }
        }

        return null;
    }

    public string? ValueOf(params ReadOnlySpan<string> names) => Find(names)?.Value;

    public IEnumerable<CommandOption> All(string name) => Options.Where(o => o.Name == name || o.Written == name);

    /// <summary>Whether some operand says just this.</summary>
    public bool HasOperand(string value) => Operands.Any(o => o.Value == value);
}
