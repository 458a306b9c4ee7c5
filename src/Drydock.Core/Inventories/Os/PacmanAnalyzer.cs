using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>
/// pacman's database: a folder for each package with the files <c>desc</c> and <c>files</c>, sections of <c>%NAME%</c>, lines, and an empty line.
/// <see href="https://man.archlinux.org/man/alpm.7#LOCAL_DATABASE"/>
/// </summary>
internal sealed class PacmanAnalyzer : IFileAnalyzer
{
    private const string Folder = "var/lib/pacman/local/";

    public AnalyzerInfo Info { get; } = new("pacman", 1, AnalyzerGroup.Packages, "Arch Linux packages, from var/lib/pacman/local");

    public PathFilter Paths { get; } = PathFilter.Of(Folder + "*/desc", Folder + "*/files");

    public void Analyze(FileView file, FactWriter facts)
    {
        if (file.Name == "files")
        {
            ReadFiles(file, facts);
            return;
        }

        var sections = ReadSections(file.Bytes);
        var (name, version) = (First(sections, "NAME"), First(sections, "VERSION"));
        if (name.Length > 0 && version.Length > 0)
        {
            facts.Add(Describe(sections, name, version));
        }
        else if (!file.Bytes.Trim(" \r\n"u8).IsEmpty)
        {
            facts.Malformed(name.Length == 0 ? "it has no %NAME%" : "it has no %VERSION%");
        }
    }

    private static Package Describe(Dictionary<string, List<string>> sections, string name, string version)
    {
        var (colon, hyphen) = (version.IndexOf(':'), version.LastIndexOf('-'));
        return new Package
        {
            Ecosystem = "alpm",
            Name = name,
            Version = version,
            Epoch = colon > 0 && int.TryParse(version.AsSpan(0, colon), out var epoch) ? epoch : null,
            Release = hyphen > 0 ? version[(hyphen + 1)..] : "",
            Architecture = First(sections, "ARCH"),
            Source = new SourcePackage(First(sections, "BASE") is { Length: > 0 } origin ? origin : name, version),
            Licenses = [.. All(sections, "LICENSE")],
            Requires = Names(sections, "DEPENDS"),
            Provides = Names(sections, "PROVIDES"),
            Properties = First(sections, "PACKAGER") is { Length: > 0 } packager
                ? ImmutableSortedDictionary<string, string>.Empty.Add("packager", packager)
                : ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    private static Dictionary<string, List<string>> ReadSections(ReadOnlySpan<byte> bytes)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range].Trim(" \r"u8);
            if (IsHeading(line))
            {
                sections[Encoding.UTF8.GetString(line[1..^1])] = current = [];
            }
            else if (!line.IsEmpty)
            {
                current?.Add(Encoding.UTF8.GetString(line));
            }
        }

        return sections;
    }

    /// <summary>The package's name is in the name of the folder: <c>name-version-release</c>.</summary>
    private static void ReadFiles(FileView file, FactWriter facts)
    {
        var folder = file.Path[Folder.Length..^"/files".Length];
        var release = folder.LastIndexOf('-');
        var version = release > 0 ? folder.LastIndexOf('-', release - 1) : -1;
        if (version <= 0)
        {
            facts.Malformed($"its folder '{folder}' is not named for a package and a version");
            return;
        }

        var bytes = file.Bytes;
        var files = new FileListWriter(bytes.Length);
        var isFiles = false;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range].TrimEnd((byte)'\r');
            isFiles = IsHeading(line) ? line.SequenceEqual("%FILES%"u8) : isFiles;
            if (isFiles && !line.IsEmpty && !IsHeading(line) && line[^1] != '/')
            {
                files.Add(line);
            }
        }

        if (files.Take() is { IsEmpty: false } list)
        {
            facts.Add(new OwnedFilesFact("alpm", folder[..version], list));
        }
    }

    private static bool IsHeading(ReadOnlySpan<byte> line) => line.Length > 2 && line[0] == '%' && line[^1] == '%';

    private static ImmutableArray<string> Names(Dictionary<string, List<string>> sections, string name) =>
        [.. All(sections, name).Select(r => r.AsSpan().IndexOfAny("<>=:") is var end and > 0 ? r[..end] : r)];

    private static List<string> All(Dictionary<string, List<string>> sections, string name) => sections.GetValueOrDefault(name) ?? [];

    private static string First(Dictionary<string, List<string>> sections, string name) => All(sections, name) is [var first, ..] ? first : "";
}
