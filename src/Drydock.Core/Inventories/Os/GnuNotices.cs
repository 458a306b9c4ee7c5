using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>The notices of the GNU licenses, and references to the texts that Debian installs once for all packages.</summary>
internal static class GnuNotices
{
    private const string Folder = "common-licenses/";

    /// <summary>How far before a reference its notice may start.</summary>
    private const int MaxNotice = 1500;

    /// <summary>Bytes behind the name of a license within which its version is said.</summary>
    private const int MaxSentence = 250;

    /// <summary>Names of files in usr/share/common-licenses, as the license is called.</summary>
    private static readonly string[] Common =
    [
        "Apache-2.0", "Artistic", "BSD", "CC0-1.0", "GFDL", "GFDL-1.2", "GFDL-1.3", "GPL", "GPL-1", "GPL-2", "GPL-3", "LGPL", "LGPL-2", "LGPL-2.1", "LGPL-3", "MPL-1.1", "MPL-2.0",
    ];

    public static void Find(ReadOnlySpan<byte> words, List<string> names, int max)
    {
        FindNotices(words, "gnu general public license as published by the free software foundation"u8, "GPL", names, max);
        FindNotices(words, "gnu lesser general public license as published by the free software foundation"u8, "LGPL", names, max);
        FindNotices(words, "gnu library general public license as published by the free software foundation"u8, "LGPL", names, max);
        FindReferences(words, names, max);
    }

    private static void FindNotices(ReadOnlySpan<byte> words, ReadOnlySpan<byte> sentence, string family, List<string> names, int max)
    {
        foreach (var text in new Occurrences(words, sentence, sentence.Length + MaxSentence))
        {
            var rest = text[sentence.Length..];
            rest = rest[..(rest.IndexOf(". "u8) is var end and >= 0 ? end : rest.Length)];
            if (rest.IndexOf("version "u8) is var at and >= 0 && Version(rest[(at + "version ".Length)..]) is { Length: > 0 } version)
            {
                Add(names, $"{family}-{version}{(rest.IndexOf("any later version"u8) >= 0 ? "+" : "")}", max);
            }
        }
    }

    private static void FindReferences(ReadOnlySpan<byte> words, List<string> names, int max)
    {
        var (at, previous) = (0, 0);
        while (words[at..].IndexOf("common-licenses/"u8) is var found and >= 0)
        {
            var start = at + found;
            at = start + Folder.Length;
            var token = words[at..];
            token = token[..(token.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789.-"u8) is var end and >= 0 ? end : token.Length)].TrimEnd(".-"u8);
            var notice = words[Math.Max(previous, start - MaxNotice)..start];
            previous = at;
            if (token.Length <= 12 && Encoding.ASCII.GetString(token) is var name && Array.Find(Common, c => c.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } common)
            {
                Add(names, WithVersion(common, notice), max);
            }
        }
    }

    /// <summary>A reference leads to one version; the notice before it may say that later ones will do, or which one is meant by a name without version.</summary>
    private static string WithVersion(string common, ReadOnlySpan<byte> notice)
    {
        var isGnu = common.StartsWith("GPL", StringComparison.Ordinal) || common.StartsWith("LGPL", StringComparison.Ordinal) || common.StartsWith("GFDL", StringComparison.Ordinal);
        var later = isGnu ? notice.LastIndexOf("any later version"u8) : -1;
        if (later < 0)
        {
            return common;
        }

        var said = notice[..later].LastIndexOf("version "u8);
        var version = said < 0 ? "" : Version(notice[(said + "version ".Length)..]);
        return version.Length > 0 ? $"{common.Split('-')[0]}-{version}+" : common.Contains('-') ? common + "+" : common;
    }

    /// <summary>Digits and inner dots at the start; empty when there are none.</summary>
    private static string Version(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExcept("0123456789."u8);
        var digits = (end < 0 ? text : text[..end]).Trim((byte)'.');
        return digits.Length is > 0 and < 4 ? Encoding.ASCII.GetString(digits) : "";
    }

    private static void Add(List<string> names, string name, int max)
    {
        if (names.Count < max && !names.Contains(name))
        {
            names.Add(name);
        }
    }
}
