using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>
/// apk's database of installed packages: lines of a letter, a colon and a value, an empty line behind each package.
/// <see href="https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2"/>
/// </summary>
internal sealed class ApkAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("apk", 1, AnalyzerGroup.Packages, "Alpine packages, from lib/apk/db/installed and usr/lib/apk/db/installed");

    public PathFilter Paths { get; } = PathFilter.Of("lib/apk/db/installed", "usr/lib/apk/db/installed");

    public void Analyze(FileView file, FactWriter facts)
    {
        var bytes = file.Bytes;
        var package = new ApkPackage(bytes.Length);
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range].TrimEnd((byte)'\r');
            if (line.IsEmpty)
            {
                package.Finish(facts);
            }
            else if (line.Length < 2 || line[1] != ':')
            {
                facts.Malformed($"a line is not a letter, a colon and a value: {Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)])}");
            }
            else
            {
                package.Add(line[0], line[2..]);
            }
        }

        package.Finish(facts);
    }

    /// <summary><c>so:libc.musl-x86_64.so.1 busybox&gt;=1.36 !conflict</c> without versions and conflicts.</summary>
    internal static ImmutableArray<string> Names(string field) => field.Length == 0 ? [] :
        [.. field.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(r => r[0] != '!').Select(r => r.AsSpan().IndexOfAny("<>=~") is var end and > 0 ? r[..end] : r)];
}
