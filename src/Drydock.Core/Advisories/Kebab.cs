using System.Text;

namespace Drydock.Core.Advisories;

/// <summary>Enum values as policies and reports write them: <c>WillNotFix</c> is <c>will-not-fix</c>.</summary>
internal static class Kebab
{
    public static string Of<T>(T value)
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
