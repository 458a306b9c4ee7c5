using System.Collections.Immutable;
using System.Security.Cryptography;
using Drydock.Core.Repositories.Debs;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Repositories.Apt;

/// <summary>
/// Fetches and verifies what sources have:
/// <code>
///   InRelease, or Release with Release.gpg -> signature -> dates, suite -> digests of Packages.* -> packages, each with the digest of its .deb
/// </code>
/// What is not signed by a key that counts for the source is refused, whatever the source says of itself.
/// </summary>
public sealed class AptLoader(IRepositoryOpener opener, AptKeyrings keyrings, TimeProvider clock, Limits limits)
{
    /// <summary>The smallest first.</summary>
    private static readonly ImmutableArray<string> Endings = [".xz", ".zst", ".bz2", ".gz", ""];

    /// <param name="architectures">dpkg's own first, then those that were added to it.</param>
    /// <param name="codename">Of the image's release (VERSION_CODENAME of os-release); null when it does not say.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/>, <see cref="ErrorCodes.MissingLibrary"/>: nothing can be read here. Other errors concern one source, and are told.</exception>
    public async Task<AptIndexes> LoadAsync(IReadOnlyList<AptSource> sources, ImmutableArray<string> architectures, string? codename, CancellationToken cancel)
    {
        var loaded = await Task.WhenAll(sources.Select(s => Task.Run(() => TryLoadAsync(s, architectures, codename, cancel), cancel)));
        return new AptIndexes(
            [.. loaded.SelectMany(l => l.Indexes)],
            [.. loaded.Where(l => l.Release is not null).Select(l => (l.Source, l.Release!))],
            [.. loaded.Where(l => l.Error is not null).Select(l => (l.Source, l.Error!))]);
    }

    private async Task<(AptSource Source, AptRelease? Release, ImmutableArray<DebIndex> Indexes, DrydockException? Error)> TryLoadAsync(AptSource source, ImmutableArray<string> architectures, string? codename, CancellationToken cancel)
    {
        try
        {
            var (release, indexes) = await LoadAsync(source, architectures, codename, cancel);
            return (source, release, indexes, null);
        }
        catch (DrydockException e) when (e.Code != ErrorCodes.OutputFailed && e.Code != ErrorCodes.MissingLibrary)
        {
            return (source, null, [], e);
        }
    }

    private async Task<(AptRelease Release, ImmutableArray<DebIndex> Indexes)> LoadAsync(AptSource source, ImmutableArray<string> architectures, string? codename, CancellationToken cancel)
    {
        var files = opener.Open(source.Address);
        var suite = source.Suite.Replace("$(ARCH)", architectures[0], StringComparison.Ordinal);
        var folder = source.IsFlat ? suite.TrimStart('/') : $"dists/{suite}/";
        var (text, signature) = await ReadReleaseAsync(files, folder, source, cancel);
        var release = AptRelease.Read(text, signature, source, codename, clock.GetUtcNow());
        var indexes = ImmutableArray.CreateBuilder<DebIndex>();
        foreach (var path in Paths(source, architectures, release))
        {
            var content = await ReadIndexAsync(files, folder, release, path, source, cancel);
            indexes.Add(new DebIndex(content, architectures[0], new DebOrigin($"{files.Name} {suite}{(source.IsFlat ? "" : " " + path.Split("/binary-")[0])}", files, release.Priority)));
        }

        return (release, indexes.ToImmutable());
    }

    private async Task<(ReadOnlyMemory<byte> Text, VerifiedSignature Signature)> ReadReleaseAsync(IRepositoryFiles files, string folder, AptSource source, CancellationToken cancel)
    {
        var keys = keyrings.For(source);
        if (await ReadAsync(files, folder + "InRelease", cancel) is { } both)
        {
            var signed = OpenPgpVerifier.VerifyClearsigned(both, keys, clock, $"the release file '{folder}InRelease' of '{files.Name}'");
            return (signed.Text, signed.Signature);
        }

        if (await ReadAsync(files, folder + "Release", cancel) is not { } text)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading the repository '{source}' of {source.Place} failed: it has no '{folder}InRelease' and no '{folder}Release'.", "Check the address and the suite, or name a mirror that has it (--repo).");
        }

        var signature = await ReadAsync(files, folder + "Release.gpg", cancel)
            ?? throw new DrydockException(
                ErrorCodes.Untrusted,
                $"Reading the repository '{source}' of {source.Place} failed: it is not signed.{(source.AsksForTrust ? " The source asks to be trusted all the same, which is not done here." : "")}",
                "Sign its Release file, and name the keyring with --keyring.");
        return (text, OpenPgpVerifier.VerifyDetached(text, signature, keys, clock, $"the release file '{folder}Release' of '{files.Name}'"));
    }

    private static IEnumerable<string> Paths(AptSource source, ImmutableArray<string> architectures, AptRelease release)
    {
        if (source.IsFlat)
        {
            return ["Packages"];
        }

        var wanted = architectures.Where(a => source.Architectures.IsEmpty || source.Architectures.Contains(a)).Concat(release.HasIndexOfAll ? ["all"] : Array.Empty<string>());
        return source.Components.SelectMany(c => wanted, (c, a) => $"{c}/binary-{a}/Packages").Where(p => Best(release, p) is not null || p.EndsWith($"/binary-{architectures[0]}/Packages", StringComparison.Ordinal));
    }

    private static AptFile? Best(AptRelease release, string path) => Endings.Select(e => release.Find(path + e)).FirstOrDefault(f => f is not null);

    private async Task<ReadOnlyMemory<byte>> ReadIndexAsync(IRepositoryFiles files, string folder, AptRelease release, string path, AptSource source, CancellationToken cancel)
    {
        DrydockException? missing = null;
        foreach (var file in Endings.Select(e => release.Find(path + e)).OfType<AptFile>())
        {
            if (await FetchAsync(files, folder, release, file, source, cancel) is { } stored)
            {
                return await UnpackAsync(stored, file, source, cancel);
            }

            // Mirrors leave forms of a file out that the release file lists.
            missing ??= new DrydockException(ErrorCodes.SourceNotFound, $"Reading the repository '{source}' failed: '{folder}{file.Path}' is not there.", "The mirror is incomplete: use another one (--repo).");
        }

        throw missing ?? new DrydockException(ErrorCodes.SourceNotFound, $"Reading the repository '{source}' of {source.Place} failed: its release file lists no '{path}'.", "Check the components, and that the repository has this architecture.");
    }

    /// <summary>By its digest where the repository allows it, so that an update of the mirror cannot come between.</summary>
    private async Task<ReadOnlyMemory<byte>?> FetchAsync(IRepositoryFiles files, string folder, AptRelease release, AptFile file, AptSource source, CancellationToken cancel)
    {
        var slash = file.Path.LastIndexOf('/') + 1;
        string[] places = release.HasByHash ? [$"{folder}{file.Path[..slash]}by-hash/SHA256/{file.Digest.Hex}", folder + file.Path] : [folder + file.Path];
        foreach (var place in places)
        {
            await using var stream = await files.OpenAsync(place, cancel);
            if (stream is null)
            {
                continue;
            }

            if (file.Size > limits.FileBytes)
            {
                throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading '{place}' of '{files.Name}' failed: it is larger than the limit of {limits.FileBytes} bytes.", "Raise the limit (--max-file-size) if you trust this repository.");
            }

            var content = await BoundedReader.ReadAsync(stream, limits.FileBytes, $"'{place}' of '{files.Name}'", cancel);
            if (content.Length == file.Size && Digest.OfHash(HashAlgorithmName.SHA256, SHA256.HashData(content)) == file.Digest)
            {
                return content;
            }

            files.Forget(place);
            throw new DrydockException(ErrorCodes.DigestMismatch, $"Reading '{place}' of '{source}' failed: its bytes are not those that the release file signs ({file.Digest}, {file.Size} bytes).", "The mirror is being updated, damaged, or was tampered with: try again, or another mirror (--repo).");
        }

        return null;
    }

    private async Task<ReadOnlyMemory<byte>> UnpackAsync(ReadOnlyMemory<byte> stored, AptFile file, AptSource source, CancellationToken cancel)
    {
        try
        {
            using var memory = new MemoryStream(stored.ToArray(), writable: false);
            var (stream, isCompressed) = Decompression.Open(memory);
            await using var owned = stream;
            return isCompressed ? await BoundedReader.ReadAsync(stream, limits.FileBytes, $"'{file.Path}' of '{source}'", cancel) : stored;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading '{file.Path}' of '{source}' failed: {e.Message}", "The repository was made with a damaged index: tell whoever makes it.", e);
        }
    }

    private async Task<byte[]?> ReadAsync(IRepositoryFiles files, string path, CancellationToken cancel)
    {
        await using var stream = await files.OpenAsync(path, cancel);
        return stream is null ? null : await BoundedReader.ReadAsync(stream, limits.ManifestBytes, $"'{path}' of '{files.Name}'", cancel);
    }
}
