using System.Text;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>Gathers the words that a word becomes while its parts are expanded.</summary>
/// <param name="splits">Whether values fall apart at <paramref name="separators"/>.</param>
internal sealed class WordFields(bool splits, string separators)
{
    private readonly List<WordField> fields = [];
    private readonly StringBuilder text = new();
    private readonly StringBuilder pattern = new();
    private bool isOpen;
    private bool hasGlob;

    /// <summary>Characters of the word itself.</summary>
    public void Text(string part, bool isQuoted)
    {
        isOpen = true;
        text.Append(part);
        foreach (var c in part)
        {
            pattern.Append(isQuoted && c is '*' or '?' or '[' or ']' or '\\' ? "\\" : "").Append(c);
        }
    }

    public void Glob(string part, bool isQuoted)
    {
        if (isQuoted)
        {
            Text(part, isQuoted: true);
            return;
        }

        isOpen = hasGlob = true;
        text.Append(part);
        pattern.Append(part);
    }

    /// <summary>What a variable or a command gave.</summary>
    public void Value(string value, bool isQuoted)
    {
        if (isQuoted || !splits)
        {
            if (isQuoted || value.Length > 0)
            {
                Text(value, isQuoted);
            }

            return;
        }

        foreach (var c in value)
        {
            if (separators.Contains(c, StringComparison.Ordinal))
            {
                if (!char.IsWhiteSpace(c))
                {
                    isOpen = true;
                }

                Close();
            }
            else
            {
                isOpen = true;
                hasGlob |= c is '*' or '?' or '[';
                text.Append(c);
                pattern.Append(c);
            }
        }
    }

    /// <summary><c>$@</c></summary>
    public void Arguments(List<string> arguments, bool isQuoted)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
            {
                Close();
            }

            Value(arguments[i], isQuoted);
        }
    }

    public List<WordField> Build()
    {
        Close();
        return fields;
    }

    private void Close()
    {
        if (isOpen)
        {
            fields.Add(new WordField(text.ToString(), pattern.ToString(), hasGlob));
        }

        text.Clear();
        pattern.Clear();
        isOpen = hasGlob = false;
    }
}
