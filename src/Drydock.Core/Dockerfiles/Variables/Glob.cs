using System.Text;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>
/// A pattern in a variable: <c>?</c> is one character, <c>*</c> any number of them; brackets mean themselves.
/// <see href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_13"/>
/// </summary>
internal sealed class Glob
{
    /// <summary>Work that one pattern may make: characters of the value times those of the pattern.</summary>
    private const long MostWork = 1 << 24;

    private readonly List<(char Character, Kind Kind)> parts;

    private Glob(List<(char Character, Kind Kind)> parts) => this.parts = parts;

    private enum Kind
    {
        Character,
        One,
        Any,
    }

    /// <summary>Null when the pattern escapes what needs none.</summary>
    public static Glob? Parse(string pattern, out string error)
    {
        var parts = new List<(char, Kind)>();
        error = "";
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
            {
                i++;
                if (i == pattern.Length || pattern[i] is not ('}' or '/' or '*' or '?' or '\\'))
                {
                    error = $"invalid escape '\\{(i < pattern.Length ? pattern[i] : "")}'";
                    return null;
                }

                parts.Add((pattern[i], Kind.Character));
            }
            else
            {
                parts.Add((pattern[i], pattern[i] == '*' ? Kind.Any : pattern[i] == '?' ? Kind.One : Kind.Character));
            }
        }

        return new Glob(parts);
    }

    /// <summary>Without the part at the start that matches; all of it when none does.</summary>
    public string TrimStart(string value, bool isLongest)
    {
        var length = Match(value, 0, isLongest);
        return length < 0 ? value : value[length..];
    }

    /// <summary>Without the part at the end that matches; all of it when none does.</summary>
    public string TrimEnd(string value, bool isLongest)
    {
        var backward = new Glob([.. Enumerable.Reverse(parts)]);
        var length = backward.Match(string.Concat(value.Reverse()), 0, isLongest);
        return length < 0 ? value : value[..^length];
    }

    /// <summary>With the longest part that matches replaced, or each one.</summary>
    /// <param name="most">No more characters than this are made.</param>
    public string Replace(string value, string replacement, bool isAll, int most)
    {
        var result = new StringBuilder();
        var work = (long)value.Length * (value.Length + 1) * (parts.Count + 1) <= MostWork ? value.Length : 0;
        for (var i = 0; i <= value.Length && result.Length <= most; i++)
        {
            var length = i <= work ? Match(value, i, isLongest: true) : -1;
            if (length >= 0)
            {
                result.Append(replacement);
                if (!isAll)
                {
                    return result.Append(value, i + length, value.Length - i - length).ToString();
                }
            }

            if (length > 0)
            {
                i += length - 1;
            }
            else if (i < value.Length)
            {
                result.Append(value[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>How many characters match from a place on; -1 when none do. The states are the places in the pattern, so that time is bounded by both lengths.</summary>
    private int Match(string value, int start, bool isLongest)
    {
        if ((long)(value.Length - start) * (parts.Count + 1) > MostWork)
        {
            return -1;
        }

        var states = new bool[parts.Count + 1];
        states[0] = true;
        Skip(states);
        var found = states[^1] ? 0 : -1;
        for (var i = start; i < value.Length && (isLongest || found < 0) && Step(states, value[i]); i++)
        {
            found = states[^1] ? i + 1 - start : found;
        }

        return found;
    }

    /// <summary>Whether any state is left.</summary>
    private bool Step(bool[] states, char c)
    {
        var isAlive = false;
        for (var p = parts.Count; p >= 0; p--)
        {
            var stays = p < parts.Count && parts[p].Kind == Kind.Any && states[p];
            var comes = p > 0 && states[p - 1] && (parts[p - 1].Kind == Kind.One || (parts[p - 1].Kind == Kind.Character && parts[p - 1].Character == c));
            states[p] = stays || comes;
            isAlive |= states[p];
        }

        Skip(states);
        return isAlive;
    }

    /// <summary>A star may stand for nothing.</summary>
    private void Skip(bool[] states)
    {
        for (var p = 0; p < parts.Count; p++)
        {
            states[p + 1] |= states[p] && parts[p].Kind == Kind.Any;
        }
    }
}
