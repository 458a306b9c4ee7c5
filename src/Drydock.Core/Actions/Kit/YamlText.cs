using System.Globalization;
using System.Text;

namespace Drydock.Core.Actions.Kit;

/// <summary>Strings as YAML reads them back, whatever they hold. <see href="https://yaml.org/spec/1.2.2/#73-flow-scalar-styles"/></summary>
internal static class YamlText
{
    /// <summary>In double quotes.</summary>
    public static string Of(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list on one line.</summary>
    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Of))}]";
}
