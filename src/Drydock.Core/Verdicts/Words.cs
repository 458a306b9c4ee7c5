using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts;

/// <summary>Enum values as policies write them: <c>WillNotFix</c> is <c>will-not-fix</c>.</summary>
internal static class Words
{
    /// <summary>How bad something can be said to be; that it is not known is nothing to say.</summary>
    public static ImmutableSortedDictionary<string, Severity> Severities { get; } =
        Enum.GetValues<Severity>().Where(s => s != Severity.Unknown).ToImmutableSortedDictionary(Kebab, s => s, StringComparer.OrdinalIgnoreCase);

    public static string Kebab<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
