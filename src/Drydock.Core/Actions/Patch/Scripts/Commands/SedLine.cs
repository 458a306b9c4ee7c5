using System.Text;
using System.Text.RegularExpressions;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>One command of a script of sed.</summary>
/// <param name="Address">Lines it is for; null with <paramref name="Line"/> null for all.</param>
internal sealed record SedLine(Regex? Address, int? Line, bool IsNegated, char Name, Regex? Pattern, string Template, string Flags)
{
    public static string Run(List<SedLine> commands, string text, bool isQuiet)
    {
        var output = new StringBuilder();
        if (text.Length == 0)
        {
            return "";
        }

        var hasEnd = text.EndsWith('\n');
        var lines = (hasEnd ? text[..^1] : text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var (isGone, isLast) = (false, false);
            foreach (var command in commands.Where(c => !isGone && c.IsFor(line, i + 1)))
            {
                switch (command.Name)
                {
                    case 'd':
                        isGone = true;
                        break;
                    case 'p':
                        output.Append(line).Append('\n');
                        break;
                    case 'q':
                        isLast = true;
                        break;
                    default:
                        var changed = command.Pattern!.Replace(line, command.Template, command.Flags.Contains('g', StringComparison.Ordinal) ? -1 : 1);
                        output.Append(changed != line && command.Flags.Contains('p', StringComparison.Ordinal) ? changed + "\n" : "");
                        line = changed;
                        break;
                }
            }

            if (!isGone && !isQuiet)
            {
                output.Append(line).Append(i < lines.Length - 1 || hasEnd ? "\n" : "");
            }

            if (isLast)
            {
                break;
            }
        }

        return output.ToString();
    }

    private bool IsFor(string line, int number) => (Address is null && Line is null) || ((Address?.IsMatch(line) ?? number == Line) != IsNegated);
}
