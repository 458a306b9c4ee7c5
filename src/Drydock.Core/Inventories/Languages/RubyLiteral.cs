using System.Text;

namespace Drydock.Core.Inventories.Languages;

/// <summary>
/// String literals of Ruby, as specifications have them: quoted, or <c>%q&lt;…&gt;</c>. Text with an interpolation has no value before it runs.
/// <see href="https://docs.ruby-lang.org/en/3.4/syntax/literals_rdoc.html#label-Strings"/>
/// </summary>
internal static class RubyLiteral
{
    /// <summary>The first literal, where the value starts with it or wraps it in <c>Gem::Version.new</c>; null where it is computed.</summary>
    public static string? First(ReadOnlySpan<char> value)
    {
        value = TrimStart(value, "Gem::Version.new(");
        return TryTake(ref value, out var text) ? text : null;
    }

    /// <summary>One literal, or each of an array.</summary>
    public static List<string> All(ReadOnlySpan<char> value)
    {
        var texts = new List<string>();
        value = value.TrimStart("[ ");
        while (TryTake(ref value, out var text))
        {
            if (text is { Length: > 0 })
            {
                texts.Add(text);
            }

            value = TrimStart(value, ".freeze").TrimStart();
            if (!value.StartsWith(','))
            {
                break;
            }

            value = value[1..].TrimStart();
        }

        return texts;
    }

    /// <returns>False when there is no literal here. The text is null when it cannot be known.</returns>
    private static bool TryTake(ref ReadOnlySpan<char> value, out string? text)
    {
        text = null;
        if (!TryOpen(ref value, out var close, out var isExpanded))
        {
            return false;
        }

        var built = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == close)
            {
                value = value[(i + 1)..];
                text = built.ToString();
                return true;
            }

            if (isExpanded && c == '#' && i + 1 < value.Length && value[i + 1] == '{')
            {
                return false;
            }

            if (c == '\\' && i + 1 < value.Length)
            {
                c = value[++i];
            }

            built.Append(c);
        }

        return false;
    }

    private static bool TryOpen(ref ReadOnlySpan<char> value, out char close, out bool isExpanded)
    {
        (close, isExpanded) = ('\0', false);
        if (value is ['"' or '\'', ..])
        {
            (close, isExpanded) = (value[0], value[0] == '"');
            value = value[1..];
            return true;
        }

        if (value is not ['%', 'q' or 'Q', _, ..] || char.IsAsciiLetterOrDigit(value[2]))
        {
            return false;
        }

        isExpanded = value[1] == 'Q';
        close = value[2] switch { '<' => '>', '(' => ')', '[' => ']', '{' => '}', var same => same };
        value = value[3..];
        return true;
    }

    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : value;
}
