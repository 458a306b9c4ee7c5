namespace Drydock.Core.Actions.Patch.Linking;

/// <summary>A line of the linker's cache.</summary>
/// <param name="Name">What programs ask for.</param>
/// <param name="Path">Where it lies.</param>
internal sealed record CachedLibrary(string Name, string Path, int Flags, uint OsVersion)
{
    /// <summary>The order of the cache: names from the last to the first.</summary>
    public static int Compare(CachedLibrary a, CachedLibrary b)
    {
        var order = CompareNames(b.Name, a.Name);
        order = order != 0 ? order : b.Flags.CompareTo(a.Flags);
        return order != 0 ? order : b.OsVersion.CompareTo(a.OsVersion);
    }

    /// <summary>Digits count as numbers, and come before all else.</summary>
    public static int CompareNames(string a, string b)
    {
        int i = 0, j = 0;
        while (i < a.Length)
        {
            var (left, right) = (char.IsAsciiDigit(a[i]), j < b.Length && char.IsAsciiDigit(b[j]));
            if (left && right)
            {
                var order = Number(a, ref i).CompareTo(Number(b, ref j));
                if (order != 0)
                {
                    return order;
                }
            }
            else if (left || right)
            {
                return left ? 1 : -1;
            }
            else if (j >= b.Length || a[i] != b[j])
            {
                return j >= b.Length ? a[i] : a[i] - b[j];
            }
            else
            {
                i++;
                j++;
            }
        }

        return j < b.Length ? -1 : 0;
    }

    private static long Number(string text, ref int at)
    {
        var value = 0L;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            value = unchecked((value * 10) + text[at] - '0');
        }

        return value;
    }
}
