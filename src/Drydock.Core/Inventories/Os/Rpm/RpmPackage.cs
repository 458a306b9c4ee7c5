using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>What a package header says, in our words.</summary>
internal static class RpmPackage
{
    public static Package Of(RpmHeader header, FileList files)
    {
        var (name, version) = (header.String(RpmTag.Name), header.String(RpmTag.Version));
        var (release, epoch) = (header.String(RpmTag.Release), header.Int32(RpmTag.Epoch));
        return new Package
        {
            Ecosystem = "rpm",
            Name = name,
            Version = FullVersion(epoch, version, release),
            Epoch = epoch,
            Release = release,
            Architecture = header.String(RpmTag.Arch),
            Source = SourceOf(header.String(RpmTag.SourceRpm), epoch),
            Vendor = header.String(RpmTag.Vendor),
            Licenses = header.String(RpmTag.License) is { Length: > 0 } license ? [license] : [],
            Files = files,
            Requires = Names(header.Strings(RpmTag.RequireName)),
            Provides = Names(header.Strings(RpmTag.ProvideName)),
            Hashes = header.Binary(RpmTag.SigMd5) is { Length: 16 } md5
                ? ImmutableSortedDictionary<string, string>.Empty.Add("md5", Convert.ToHexStringLower(md5))
                : ImmutableSortedDictionary<string, string>.Empty,
            Properties = PropertiesOf(header),
        };
    }

    /// <summary>An epoch of 0 is none to every comparison, and nobody writes it.</summary>
    public static string FullVersion(int? epoch, string version, string release) =>
        $"{(epoch is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{epoch}:") : "")}{version}{(release.Length > 0 ? "-" : "")}{release}";

    /// <summary><c>glibc-2.34-100.el9.src.rpm</c>. It holds no epoch; a package and its source share theirs.</summary>
    public static SourcePackage? SourceOf(string file, int? epoch)
    {
        var end = file.LastIndexOf('.', Math.Max(0, file.Length - 5));
        var stem = file.EndsWith(".rpm", StringComparison.Ordinal) && end > 0 ? file[..end] : file;
        var release = stem.LastIndexOf('-');
        var version = release > 0 ? stem.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? new SourcePackage(stem[..version], FullVersion(epoch, stem[(version + 1)..release], stem[(release + 1)..])) : null;
    }

    /// <summary>Without doubles, and without what rpm asks of itself.</summary>
    private static ImmutableArray<string> Names(RpmStrings strings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in strings)
        {
            if (!name.IsEmpty && !name.StartsWith("rpmlib("u8))
            {
                names.Add(Encoding.UTF8.GetString(name));
            }
        }

        return [.. names];
    }

    /// <summary>The header's own digests are not the package file's, so they are not among its hashes.</summary>
    private static ImmutableSortedDictionary<string, string> PropertiesOf(RpmHeader header)
    {
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add("modularity-label", RpmTag.ModularityLabel, header);
        Add("header-sha1", RpmTag.Sha1Header, header);
        Add("header-sha256", RpmTag.Sha256Header, header);
        return properties.ToImmutable();

        void Add(string name, int tag, RpmHeader header)
        {
            if (header.String(tag) is { Length: > 0 } value)
            {
                properties.Add(name, value);
            }
        }
    }
}
