using System.Text;

namespace Drydock.Core.Reports.Formats;

/// <summary>Wire names of enum values: <c>ContentsUnknown</c> is <c>contents-unknown</c>.</summary>
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
