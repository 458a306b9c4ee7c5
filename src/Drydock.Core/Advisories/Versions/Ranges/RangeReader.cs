namespace Drydock.Core.Advisories.Versions.Ranges;

/// <summary>
/// Cuts a range into alternatives (<c>||</c>, <c>|</c>, <c>or</c>) of conditions (between which are blanks, <c>,</c>, <c>&amp;&amp;</c> or <c>and</c>),
/// each an operator and a version.
/// </summary>
internal sealed class RangeReader(string text)
{
    /// <summary>Longest known ranges of advisories have some hundred conditions.</summary>
    private const int MaxLength = 1 << 16;
    private const int MaxConditions = 4096;
    private const string OperatorCharacters = "<>=!~^";
    private const string VersionEnds = " \t\r\n,|&<>=()[]{}\"'";

    private readonly List<List<RangeWord>> alternatives = [[]];
    private int at;
    private int conditions;

    public string Problem { get; private set; } = "";

    /// <summary>The alternatives; null when there is a <see cref="Problem"/>.</summary>
    public List<List<RangeWord>>? Read()
    {
        if (text.Length > MaxLength)
        {
            Problem = $"the range is longer than {MaxLength} characters";
            return null;
        }

        while (SkipSeparators() && Problem.Length == 0)
        {
            ReadCondition();
        }

        return Problem.Length == 0 ? alternatives : null;
    }

    /// <summary>Passes over all that stands between conditions; false at the end.</summary>
    private bool SkipSeparators()
    {
        while (at < text.Length)
        {
            if (text[at] == '|')
            {
                at += Follows("||") ? 2 : 1;
                alternatives.Add([]);
            }
            else if (IsWord("or"))
            {
                at += 2;
                alternatives.Add([]);
            }
            else if (Follows("&&"))
            {
                at += 2;
            }
            else if (IsWord("and"))
            {
                at += 3;
            }
            else if (char.IsWhiteSpace(text[at]) || text[at] == ',')
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void ReadCondition()
    {
        var start = at;
        var sign = Take(OperatorCharacters, isIn: true);
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var version = Take(VersionEnds, isIn: false);
        if (version.Length == 0)
        {
            Problem = at < text.Length ? $"'{text[at]}' in column {at + 1} is not expected there" : $"a version is missing after '{sign}'";
            return;
        }

        if (++conditions > MaxConditions)
        {
            Problem = $"the range has more than {MaxConditions} conditions";
            return;
        }

        Add(new RangeWord(sign, version, "", start + 1));
    }

    private void Add(RangeWord word)
    {
        var current = alternatives[^1];
        if (current is [.., { Operator: "", Version: "-" }] && current.Count > 1 && word.Operator.Length == 0)
        {
            var low = current[^2];
            current.RemoveRange(current.Count - 2, 2);
            word = new RangeWord("-", low.Version, word.Version, low.At);
        }

        current.Add(word);
    }

    private bool Follows(string part) => string.CompareOrdinal(text, at, part, 0, part.Length) == 0;

    private bool IsWord(string word) => Follows(word) && at > 0 && at + word.Length < text.Length && text[at + word.Length] == ' ' && text[at - 1] == ' ';

    private string Take(string characters, bool isIn)
    {
        var start = at;
        while (at < text.Length && characters.Contains(text[at]) == isIn)
        {
            at++;
        }

        return text[start..at];
    }
}
