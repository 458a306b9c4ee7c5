using System.Globalization;
using System.Text.RegularExpressions;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>Reads a script of sed. <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sed.html"/></summary>
internal sealed class SedScript(string text, bool isExtended)
{
    private int at;

    /// <summary>Null when it has more than is understood.</summary>
    public List<SedLine>? Read()
    {
        var commands = new List<SedLine>();
        while (true)
        {
            Skip(" \t\n;");
            if (at < text.Length && text[at] == '#')
            {
                at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
                continue;
            }

            if (at >= text.Length)
            {
                return commands;
            }

            if (ReadOne() is not { } command)
            {
                return null;
            }

            commands.Add(command);
        }
    }

    private SedLine? ReadOne()
    {
        Regex? address = null;
        int? line = null;
        if (text[at] == '/')
        {
            address = Pattern(Delimited());
            if (address is null)
            {
                return null;
            }
        }
        else if (char.IsAsciiDigit(text[at]))
        {
            var start = at;
            Skip("0123456789");
            line = int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
        }

        Skip(" \t");
        var isNegated = at < text.Length && text[at] == '!';
        at += isNegated ? 1 : 0;
        var name = at < text.Length ? text[at++] : '\0';
        if (name is 'd' or 'p' or 'q')
        {
            return new SedLine(address, line, isNegated, name, null, "", "");
        }

        if (name != 's' || at >= text.Length)
        {
            return null;
        }

        var search = Delimited();
        at--;
        var replacement = Delimited();
        var from = at;
        Skip("gpI");
        var pattern = Pattern(search, text[from..at].Contains('I', StringComparison.Ordinal));
        return pattern is null || Template(replacement) is not { } template ? null : new SedLine(address, line, isNegated, 's', pattern, template, text[from..at]);
    }

    /// <summary>The text from a delimiter to the next one, and behind it.</summary>
    private string Delimited()
    {
        var delimiter = text[at++];
        var start = at;
        while (at < text.Length && text[at] != delimiter)
        {
            at += text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
        }

        var found = text[start..Math.Min(at, text.Length)];
        at = Math.Min(at + 1, text.Length);
        return delimiter == '/' || !found.Contains("\\" + delimiter, StringComparison.Ordinal) ? found.Replace("\\/", "/", StringComparison.Ordinal) : found.Replace("\\" + delimiter, delimiter.ToString(), StringComparison.Ordinal);
    }

    private Regex? Pattern(string pattern, bool ignoresCase = false) => pattern.Length > 0 && PosixRegex.Translate(pattern, isExtended) is { } translated ? PosixRegex.Compile(translated, ignoresCase) : null;

    /// <summary>The replacement as the framework has it.</summary>
    private static string? Template(string replacement)
    {
        var template = new System.Text.StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\' && i + 1 < replacement.Length)
            {
                c = replacement[++i];
                if (char.IsAsciiLetter(c) && c is not ('n' or 't'))
                {
                    return null;
                }

                template.Append(char.IsAsciiDigit(c) ? $"${{{c}}}" : c == 'n' ? "\n" : c == 't' ? "\t" : c == '$' ? "$$" : c.ToString());
            }
            else
            {
                template.Append(c == '&' ? "$&" : c == '$' ? "$$" : c.ToString());
            }
        }

        return template.ToString();
    }

    private void Skip(string characters)
    {
        while (at < text.Length && characters.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }
    }
}
