using System.Text;

namespace Drydock.Core.Inventories.Licenses;

/// <summary>
/// Reads license expressions whose operands may be SPDX identifiers or names people use, and writes them in SPDX's own form.
/// Operators may be in any case. One walk, no recursion: the input is a stranger's.
/// <see href="https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/"/>
/// </summary>
internal ref struct LicenseExpression
{
    private readonly ReadOnlySpan<char> text;
    private readonly StringBuilder written;
    private int position;
    private int open;

    private LicenseExpression(ReadOnlySpan<char> text)
    {
        this.text = text;
        written = new StringBuilder(text.Length + 16);
    }

    /// <summary>The expression; null when any part of it is not certain.</summary>
    public static string? Read(string declared)
    {
        var reader = new LicenseExpression(declared);
        return reader.Read() ? reader.written.ToString() : null;
    }

    /// <summary>One license by identifier, with or without plus, or by a name.</summary>
    public static string? License(string name) =>
        SpdxIds.License(name)
        ?? (name.EndsWith('+') && SpdxIds.License(name[..^1]) is { } plain ? LicenseAliases.OrLater(plain) : null)
        ?? (IsLicenseRef(name) ? name : LicenseAliases.Find(name));

    private bool Read()
    {
        while (true)
        {
            while (TakeChar('('))
            {
                open++;
                written.Append('(');
            }

            if (!ReadOperand())
            {
                return false;
            }

            while (TakeChar(')'))
            {
                if (--open < 0)
                {
                    return false;
                }

                written.Append(')');
            }

            var word = TakeWord();
            if (word.IsEmpty)
            {
                return open == 0 && position == text.Length;
            }

            if (!IsOperator(word))
            {
                return false;
            }

            written.Append(' ').Append(word.ToString().ToUpperInvariant()).Append(' ');
        }
    }

    private bool ReadOperand()
    {
        if (License(TakeOperand()) is not { } license)
        {
            return false;
        }

        written.Append(license);
        var mark = position;
        if (!TakeWord().Equals("with", StringComparison.OrdinalIgnoreCase))
        {
            position = mark;
            return true;
        }

        if (license.Contains(' ') || LicenseExceptions.Find(TakeOperand(), license) is not { } exception)
        {
            return false;
        }

        written.Append(" WITH ").Append(exception);
        return true;
    }

    /// <summary>Words up to an operator or a parenthesis.</summary>
    private string TakeOperand()
    {
        SkipSpace();
        var (start, end) = (position, position);
        while (true)
        {
            var word = TakeWord();
            if (word.IsEmpty)
            {
                return text[start..end].ToString();
            }

            if (end > start && (IsOperator(word) || word.Equals("with", StringComparison.OrdinalIgnoreCase)) && !IsLaterNext(word))
            {
                position = end;
                return text[start..end].ToString();
            }

            end = position;
        }
    }

    /// <summary>"GPL 2 or later" has no operator in it.</summary>
    private readonly bool IsLaterNext(ReadOnlySpan<char> word)
    {
        var next = text[position..].TrimStart();
        return word.Equals("or", StringComparison.OrdinalIgnoreCase)
            && (next.StartsWith("later", StringComparison.OrdinalIgnoreCase) || next.StartsWith("any later", StringComparison.OrdinalIgnoreCase)
                || next.StartsWith("newer", StringComparison.OrdinalIgnoreCase) || next.StartsWith("greater", StringComparison.OrdinalIgnoreCase));
    }

    private ReadOnlySpan<char> TakeWord()
    {
        SkipSpace();
        var start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('(' or ')'))
        {
            position++;
        }

        return text[start..position];
    }

    private bool TakeChar(char wanted)
    {
        SkipSpace();
        if (position < text.Length && text[position] == wanted)
        {
            position++;
            return true;
        }

        return false;
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private static bool IsOperator(ReadOnlySpan<char> word) =>
        word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase);

    private static bool IsLicenseRef(string name) =>
        (name.StartsWith("LicenseRef-", StringComparison.Ordinal) || (name.StartsWith("DocumentRef-", StringComparison.Ordinal) && name.Contains(":LicenseRef-", StringComparison.Ordinal)))
        && !name.AsSpan().ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:");
}
