using System.Text.RegularExpressions;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.Hardening;

/// <summary>The files that configure a server; of links the files they lead to.</summary>
internal static class ServerSettings
{
    private static readonly string[] Leftovers = ["*.dpkg-*", "*.ucf-*", "*.rpm*", "*~", "*.bak", "*.orig"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>In ordinal order; a text of each is at hand.</summary>
    public static IEnumerable<string> Files(HardeningSubject subject, KnownServer server) =>
        subject.Texts.Keys.Where(p => server.Settings.Any(s => s.Contains('*', StringComparison.Ordinal) ? TreeGlob.Find(subject.Files, s).Any(f => IsIn(p, f)) : IsIn(p, s)))
            .Where(p => subject.Files.Find(p) is { IsFile: true } && !Array.Exists(Leftovers, l => TreeGlob.Matches(l, TreeGlob.NameOf(p))))
            .Order(StringComparer.Ordinal);

    /// <summary>A file with another text, everything else of it as it was.</summary>
    public static Edit Write(HardeningSubject subject, string path, string text) =>
        new ImageChange(new WriteEdit(path, text, subject.Files.Find(path)?.Mode ?? 0b110_100_100, subject.Files.Find(path)?.Uid ?? 0, subject.Files.Find(path)?.Gid ?? 0));

    /// <summary>Where a pattern of a server holds in a text; nowhere in a text that is made to take forever.</summary>
    public static IReadOnlyList<Match> Matches(string text, string pattern)
    {
        try
        {
            return Regex.Matches(text, pattern, RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience).ToList();
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
