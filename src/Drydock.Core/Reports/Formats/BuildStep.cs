using System.Text.RegularExpressions;

namespace Drydock.Core.Reports.Formats;

/// <summary>A history line without what builders wrap around it.</summary>
internal static partial class BuildStep
{
    public static string Shorten(string createdBy)
    {
        var step = TerminalText.Clean(createdBy);
        if (step.EndsWith("# buildkit", StringComparison.Ordinal))
        {
            step = step[..^10].TrimEnd();
        }

        var shell = Shell().Match(step);
        if (!shell.Success)
        {
            return step;
        }

        var command = step[shell.Length..].TrimStart();
        return command.StartsWith("#(nop)", StringComparison.Ordinal) ? command[6..].TrimStart() : "RUN " + command;
    }

    /// <summary><c>/bin/sh -c</c>, also behind RUN and behind the classic builder's list of build arguments.</summary>
    [GeneratedRegex(@"\A(RUN )?(\|[0-9]+ .*? )?/bin/(ba)?sh -c ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shell();
}
