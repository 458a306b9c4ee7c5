using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Drydock.Core.Repositories.Debs;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apt;

/// <summary>A verified Release file: what a suite is, and the digests of its indexes. <see href="https://wiki.debian.org/DebianRepository/Format#A.22Release.22_files"/></summary>
public sealed class AptRelease
{
    /// <summary>As apt: <c>Acquire::Max-FutureTime</c>.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);
    private readonly DebStanza fields;
    private readonly FrozenDictionary<string, AptFile> files;

    private AptRelease(DebStanza fields, FrozenDictionary<string, AptFile> files, VerifiedSignature signature, DateTimeOffset date)
    {
        (this.fields, this.files, Signature, Date) = (fields, files, signature, date);
    }

    public VerifiedSignature Signature { get; }

    /// <summary>When it was made, as its maker says.</summary>
    public DateTimeOffset Date { get; }

    public string Suite => fields["Suite"];

    public string Codename => fields["Codename"];

    public string Origin => fields["Origin"];

    public bool HasByHash => fields["Acquire-By-Hash"].Equals("yes", StringComparison.OrdinalIgnoreCase);

    /// <summary>See <see cref="DebOrigin.Priority"/>.</summary>
    public int Priority => !IsSet("NotAutomatic") ? 500 : IsSet("ButAutomaticUpgrades") ? 100 : 1;

    /// <summary>Indexes of packages of every architecture stand apart from those of each.</summary>
    public bool HasIndexOfAll => Words("Architectures").Contains("all") && !fields["No-Support-for-Architecture-all"].Contains("Packages", StringComparison.Ordinal);

    public AptFile? Find(string path) => files.GetValueOrDefault(path);

    /// <param name="text">Verified.</param>
    /// <param name="codename">Of the image's release; null when it does not say.</param>
    /// <exception cref="DrydockException">It is expired, from the future, or of another suite or release.</exception>
    public static AptRelease Read(ReadOnlyMemory<byte> text, VerifiedSignature signature, AptSource source, string? codename, DateTimeOffset now)
    {
        var fields = DebStanza.ParseAll(text).FirstOrDefault();
        if (fields is not { IsSound: true })
        {
            throw Refused(ErrorCodes.Malformed, source, "it cannot be read: a line is no field, or a field comes twice", "");
        }

        var release = new AptRelease(fields, Files(fields, source), signature, DateOf(fields, "Date") ?? throw Refused(ErrorCodes.Malformed, source, "it has no date", ""));
        release.CheckTime(source, now);
        release.CheckName(source, codename);
        return release;
    }

    internal static DrydockException Refused(ErrorCode code, AptSource source, string happened, string hint) =>
        new(code, $"Reading the release file of '{source}' failed: {happened}.", hint.Length > 0 ? hint : "Have the repository's indexes made again, or use another mirror (--repo).");

    private void CheckTime(AptSource source, DateTimeOffset now)
    {
        if (Date > now + Slack)
        {
            throw Refused(ErrorCodes.Untrusted, source, $"it was made at {Date:yyyy-MM-dd HH:mm} UTC, which is still to come", "Set this machine's clock.");
        }

        if (source.ChecksExpiry && fields.Has("Valid-Until") && !(DateOf(fields, "Valid-Until") > now))
        {
            throw Refused(
                ErrorCodes.Untrusted,
                source,
                $"it was valid until {fields["Valid-Until"]}: a mirror that fell behind, or old metadata that somebody plays again to hide newer packages",
                "Use a mirror that is up to date (--repo). For a snapshot that never changes write check-valid-until=no: --repo '[check-valid-until=no] ADDRESS SUITE COMPONENTS'.");
        }
    }

    /// <summary>As apt holds it, only that apt goes on. <see href="https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/metaindex.cc"/></summary>
    private void CheckName(AptSource source, string? codename)
    {
        var suite = source.Suite.TrimEnd('/');
        var slash = suite.LastIndexOf('/');
        var first = slash > 0 ? suite[..slash] : suite;
        if (!source.IsFlat && !(Suite.Length > 0 && (Suite == suite || Suite == first)) && !(Codename.Length > 0 && (Codename == suite || Codename == first)))
        {
            throw Refused(ErrorCodes.Untrusted, source, $"it is of the suite '{Suite}' ('{Codename}')", "The mirror serves another suite under this name: use another one (--repo).");
        }

        // "stable" means another release from one day to the next. The codename of sid is not what sid's own files say.
        var release = Codename.Split('-', '/')[0];
        if (codename is not null && Origin is "Debian" or "Ubuntu" && release.Length > 0 && release != "sid" && release != codename)
        {
            throw Refused(ErrorCodes.BadArgument, source, $"it is of the release '{release}', and the image is '{codename}'", "Packages are raised within their release only. Name the suite by the codename (--repo), or build the image on the new release.");
        }
    }

    private static FrozenDictionary<string, AptFile> Files(DebStanza fields, AptSource source)
    {
        var files = new Dictionary<string, AptFile>(StringComparer.Ordinal);
        foreach (var line in fields["SHA256"].AsSpan().EnumerateLines())
        {
            var words = line.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            if (words.Length != 3 || !Digest.TryParse("sha256:" + words[0], out var digest) || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            {
                throw Refused(ErrorCodes.Malformed, source, "its list of SHA256 cannot be read", "");
            }

            var path = words[2].StartsWith("./", StringComparison.Ordinal) ? words[2][2..] : words[2];
            files.TryAdd(path, new AptFile(path, digest, size));
        }

        return files.Count > 0 ? files.ToFrozenDictionary(StringComparer.Ordinal) : throw Refused(ErrorCodes.Untrusted, source, "it lists no SHA256, and older digests do not hold", "");
    }

    /// <summary><c>Sat, 10 Jun 2023 08:53:33 UTC</c></summary>
    private static DateTimeOffset? DateOf(DebStanza fields, string name)
    {
        var text = fields[name].Trim();
        text = text.EndsWith(" UTC", StringComparison.Ordinal) || text.EndsWith(" GMT", StringComparison.Ordinal) ? text[..^4] : text.EndsWith(" +0000", StringComparison.Ordinal) ? text[..^6] : text;
        return DateTimeOffset.TryParseExact(text, "ddd, d MMM yyyy H:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date) ? date : null;
    }

    private bool IsSet(string name) => fields[name].Equals("yes", StringComparison.OrdinalIgnoreCase);

    private string[] Words(string name) => fields[name].Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
