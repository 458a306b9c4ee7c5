using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Os;

/// <summary>
/// dpkg's database of installed packages, in one file or (distroless images) one file a package.
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb-control.5.en.html"/>
/// </summary>
internal sealed class DpkgStatusAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("dpkg-status", 2, AnalyzerGroup.Packages, "Debian packages, from var/lib/dpkg/status and status.d");

    public PathFilter Paths { get; } = PathFilter.Of("var/lib/dpkg/status", "var/lib/dpkg/status.d/*");

    public void Analyze(FileView file, FactWriter facts)
    {
        if (file.Path.EndsWith(".md5sums", StringComparison.Ordinal))
        {
            return;
        }

        var isDistroless = file.Path.Contains("/status.d/", StringComparison.Ordinal);
        foreach (var paragraph in ControlFile.Read(file.Bytes))
        {
            if (!isDistroless && !IsInstalled(paragraph["Status"]))
            {
                continue;
            }

            var (name, version) = (paragraph["Package"], paragraph["Version"]);
            if (name.Length == 0 || version.Length == 0)
            {
                facts.Malformed($"a paragraph has no {(name.Length == 0 ? "Package" : "Version of " + name)}");
                continue;
            }

            facts.Add(Describe(paragraph, name, version));
        }
    }

    /// <summary>The third word is the state; every state but these two has files on disk. Nothing is left out because a broken paragraph does not say.</summary>
    private static bool IsInstalled(string status) =>
        !status.EndsWith(" not-installed", StringComparison.Ordinal) && !status.EndsWith(" config-files", StringComparison.Ordinal);

    private static Package Describe(ControlParagraph paragraph, string name, string version)
    {
        var colon = version.IndexOf(':');
        var hyphen = version.LastIndexOf('-');
        return new Package
        {
            Ecosystem = "deb",
            Name = name,
            Version = version,
            Epoch = colon > 0 && int.TryParse(version.AsSpan(0, colon), out var epoch) ? epoch : null,
            Release = hyphen > 0 ? version[(hyphen + 1)..] : "",
            Architecture = paragraph["Architecture"],
            Source = SourceOf(paragraph["Source"], name, version),
            Vendor = paragraph["Origin"],
            Requires = [.. ControlFile.Relations(paragraph["Pre-Depends"]), .. ControlFile.Relations(paragraph["Depends"])],
            Provides = ControlFile.Relations(paragraph["Provides"]),
            Properties = paragraph["Maintainer"] is { Length: > 0 } maintainer
                ? ImmutableSortedDictionary<string, string>.Empty.Add("maintainer", maintainer)
                : ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    /// <summary><c>Source: glibc (2.36-9)</c>; without a version it is the binary's, without the field the name is too.</summary>
    private static SourcePackage SourceOf(string field, string name, string version)
    {
        if (field.Length == 0)
        {
            return new SourcePackage(name, version);
        }

        var open = field.IndexOf('(');
        return open < 0
            ? new SourcePackage(field, version)
            : new SourcePackage(field[..open].Trim(), field[(open + 1)..].TrimEnd(')', ' '));
    }
}
