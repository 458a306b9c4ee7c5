using System.Collections.Immutable;
using System.Security.Cryptography;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Debs;

/// <summary>
/// A <c>.deb</c>: what its control member holds, and its files to be walked over. Its bytes are those that the index named, or there is none.
/// <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb.5.en.html"/>
/// </summary>
public sealed class DebFile : IDisposable
{
    private readonly ArFile archive;
    private readonly ArMember contents;
    private readonly Limits limits;
    private readonly Digest digest;

    private DebFile(ArFile archive, string name, Digest digest, ArMember contents, ImmutableArray<DebControlFile> control, Limits limits)
    {
        (this.archive, this.digest, this.contents, this.limits, Name, Control) = (archive, digest, contents, limits, name, control);
        Stanza = DebStanza.Parse(Find("control")!.Content.Span);
    }

    /// <summary>Its file name, for messages.</summary>
    public string Name { get; }

    /// <summary>The paragraph of <c>control</c>.</summary>
    public DebStanza Stanza { get; }

    /// <summary>The files of its control member: <c>control</c>, <c>md5sums</c>, <c>conffiles</c>, maintainer scripts, <c>triggers</c>, <c>shlibs</c>, …, by name.</summary>
    public ImmutableArray<DebControlFile> Control { get; }

    /// <summary>Fetches a package of an index, and holds size and digest against it before anything else.</summary>
    /// <exception cref="DrydockException">It is not there, or another one, or damaged, or not the package that the index says.</exception>
    public static async Task<DebFile> OpenAsync(DebPackage package, Limits limits, CancellationToken cancel)
    {
        if (package.Origin is not { } origin || package.Sha256 is not { } digest || package.Size < 0)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Fetching the package '{package}' failed: its index does not say its size and its SHA256.", "Have the repository's index made again, with SHA256.");
        }

        var name = package.Filename[(package.Filename.LastIndexOf('/') + 1)..];
        var stream = await origin.Files.OpenAsync(package.Filename, cancel)
            ?? throw new DrydockException(ErrorCodes.SourceNotFound, $"Fetching the package '{package.Filename}' from '{origin.Name}' failed: it is not there.", "The mirror is behind its index: try again later, or another mirror.");
        var file = await OpenAsync(stream, name, digest, package.Size, limits, () => origin.Files.Forget(package.Filename), cancel);
        if (file.Stanza["Package"] == package.Name && file.Stanza["Version"] == package.Version && file.Stanza["Architecture"] == package.Architecture)
        {
            return file;
        }

        file.Dispose();
        throw new DrydockException(ErrorCodes.Malformed, $"Reading the package '{name}' failed: it is {file.Stanza["Package"]} {file.Stanza["Version"]} for {file.Stanza["Architecture"]}, and its index says {package} for {package.Architecture}.", "Do not use this repository: its index is wrong.");
    }

    /// <param name="stream">Can be sought in; taken over, also on failure.</param>
    /// <param name="isBad">Told when its bytes are other ones.</param>
    /// <exception cref="DrydockException">It is another one, or damaged.</exception>
    public static async Task<DebFile> OpenAsync(Stream stream, string name, Digest digest, long size, Limits limits, Action isBad, CancellationToken cancel)
    {
        var archive = new ArFile(stream);
        DebFile? file = null;
        try
        {
            await VerifyAsync(stream, name, digest, size, isBad, cancel);
            return file = Read(archive, name, digest, limits);
        }
        finally
        {
            if (file is null)
            {
                archive.Dispose();
            }
        }
    }

    /// <summary>A file of the control member; null when there is none of that name.</summary>
    public DebControlFile? Find(string name) => Control.FirstOrDefault(f => f.Name == name);

    /// <summary>A walk over its files. One at a time.</summary>
    /// <exception cref="DrydockException">It is damaged.</exception>
    public DebContents OpenContents() => new(archive, contents, digest, Name, limits);

    public void Dispose() => archive.Dispose();

    internal static DrydockException Malformed(string name, string happened, Exception? inner = null) =>
        new(ErrorCodes.Malformed, $"Reading the package '{name}' failed: {happened}.", "It is no sound Debian package, though it is the one that its repository has: tell whoever makes it.", inner);

    private static async Task VerifyAsync(Stream stream, string name, Digest digest, long size, Action isBad, CancellationToken cancel)
    {
        var actual = stream.Length == size ? Digest.OfHash(HashAlgorithmName.SHA256, await SHA256.HashDataAsync(stream, cancel)) : default;
        if (actual != digest)
        {
            isBad();
            throw new DrydockException(
                ErrorCodes.DigestMismatch,
                $"Reading the package '{name}' failed: {(stream.Length == size ? $"its bytes have the digest {actual}, its index says {digest}" : $"it has {stream.Length} bytes, its index says {size}")}.",
                "The mirror is damaged, or was tampered with: try again, or another mirror.");
        }
    }

    private static DebFile Read(ArFile archive, string name, Digest digest, Limits limits)
    {
        var members = ArReader.Read(archive, name);
        using var walk = new DebContents(archive, members.Control, digest, name, limits);
        var files = new Dictionary<string, DebControlFile>(StringComparer.Ordinal);
        var total = 0L;
        while (walk.Read())
        {
            var entry = walk.Entry;
            if (entry.Type == EntryType.Directory)
            {
                continue;
            }

            total += entry.Size;
            if (entry.Type != EntryType.File || entry.Path.Contains('/', StringComparison.Ordinal) || total > limits.PackageControlBytes)
            {
                throw Malformed(name, $"its control member holds '{entry.Path}', which is {(entry.Type == EntryType.File ? "too much" : "no plain file")}");
            }

            if (!files.TryAdd(entry.Path, new DebControlFile(entry.Path, entry.Mode, walk.ReadAll())))
            {
                throw Malformed(name, $"its control member holds '{entry.Path}' twice");
            }
        }

        if (!files.TryGetValue("control", out var control) || !DebStanza.Parse(control.Content.Span).IsSound)
        {
            throw Malformed(name, "it has no control file, or a broken one");
        }

        return new DebFile(archive, name, digest, members.Contents, [.. files.Values.OrderBy(f => f.Name, StringComparer.Ordinal)], limits);
    }
}
