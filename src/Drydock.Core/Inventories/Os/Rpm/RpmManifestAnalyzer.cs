using System.Text;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// The list that distroless images of Azure Linux keep in place of a database, written by <c>rpm --query --all</c> with tabs between the columns:
/// name, version-release, install time, build time, vendor, epoch, size, architecture, epoch as a number, source package.
/// <see href="https://github.com/microsoft/marinara"/>
/// </summary>
internal sealed class RpmManifestAnalyzer : IFileAnalyzer
{
    private const int Columns = 10;

    public AnalyzerInfo Info { get; } = new("rpm-manifest", 1, AnalyzerGroup.Packages, "RPM packages of distroless images, from var/lib/rpmmanifest");

    public PathFilter Paths { get; } = PathFilter.Of("var/lib/rpmmanifest/container-manifest-2");

    public void Analyze(FileView file, FactWriter facts)
    {
        Span<Range> columns = stackalloc Range[Columns + 1];
        foreach (var range in file.Bytes.Split((byte)'\n'))
        {
            var line = file.Bytes[range].TrimEnd((byte)'\r');
            if (line.IsEmpty)
            {
                continue;
            }

            var text = Encoding.UTF8.GetString(line);
            if (text.AsSpan().Split(columns, '\t') != Columns || text.AsSpan(columns[0]).IsEmpty || text.AsSpan(columns[1]).IsEmpty)
            {
                facts.Malformed($"a line does not have {Columns} columns: {text}");
                continue;
            }

            if (text[columns[0]] != "gpg-pubkey")
            {
                facts.Add(Describe(text, columns));
            }
        }
    }

    private static Package Describe(string text, ReadOnlySpan<Range> columns)
    {
        var version = text[columns[1]];
        var hyphen = version.LastIndexOf('-');
        var release = hyphen > 0 ? version[(hyphen + 1)..] : "";
        int? epoch = int.TryParse(text.AsSpan(columns[8]), out var number) && text[columns[5]] != "(none)" ? number : null;
        return new Package
        {
            Ecosystem = "rpm",
            Name = text[columns[0]],
            Version = RpmPackage.FullVersion(epoch, hyphen > 0 ? version[..hyphen] : version, release),
            Epoch = epoch,
            Release = release,
            Architecture = Said(text[columns[7]]),
            Source = RpmPackage.SourceOf(text[columns[9]], epoch),
            Vendor = Said(text[columns[4]]),
        };
    }

    private static string Said(string value) => value == "(none)" ? "" : value;
}
