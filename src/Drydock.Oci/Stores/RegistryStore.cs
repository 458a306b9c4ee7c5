using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;
using Drydock.Oci.Stores.Registries;

namespace Drydock.Oci.Stores;

/// <summary>
/// One repository of a registry. Nothing the registry says about digests is believed: they are computed.
/// <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pull"/>
/// </summary>
public sealed class RegistryStore : IContentStore, IStagedStore, IReferrerStore
{
    private readonly Reference reference;
    private readonly RegistryOptions options;
    private readonly Limits limits;
    private readonly TimeProvider time;
    private readonly Backoff backoff;
    private readonly RegistryClient client;
    private readonly RegistryUpload upload;
    private readonly RegistryReferrers referrers;
#pragma warning disable CA2213 // Disposable fields should be disposed: a stream may outlive the store, and still gives its slot back
    private readonly SemaphoreSlim slots;
#pragma warning restore CA2213

    /// <summary>What was resolved is not fetched again to be opened: registries count such reads.</summary>
    private readonly ConcurrentDictionary<Digest, byte[]> resolved = [];

    private RegistryStore(Reference reference, RegistryOptions options, Limits limits, TimeProvider time)
    {
        this.reference = reference;
        this.options = options;
        this.limits = limits;
        this.time = time;
        backoff = new Backoff(options, time);
        client = new RegistryClient(HttpClients.Create(new HttpSettings { CaFile = options.CaFile, Variables = options.Variables }), reference, options, backoff, time);
        upload = new RegistryUpload(client, reference);
        referrers = new RegistryReferrers(client, Name, limits, (tag, cancel) => ResolveAsync(tag, cancel));
        slots = new SemaphoreSlim(options.MaxConcurrency);
    }

    public string Name => reference.ToString();

    /// <summary>The repository of <paramref name="reference"/>. Nothing is sent yet.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/>: the CA file or a proxy variable cannot be used.</exception>
    public static RegistryStore Open(Reference reference, RegistryOptions options, Limits limits, TimeProvider time) => new(reference, options, limits, time);

    /// <summary>The one manifest or index that <paramref name="name"/>, a tag or a digest, stands for; null asks for what the reference names.</summary>
    public async ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(string? name, CancellationToken cancel)
    {
        var selector = name ?? reference.Selector;
        var (bytes, type) = await ReadManifestAsync(selector, ErrorCodes.SourceNotFound, cancel);
        var digest = Digest.TryParse(selector, out var asked) ? Checked(bytes, asked) : Digest.Sha256(bytes);
        resolved[digest] = bytes;
        return [new Descriptor(new MediaType(type), digest, bytes.Length)];
    }

    public async ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancel)
    {
        var bytes = resolved.GetValueOrDefault(descriptor.Digest);
        if (bytes is null && (descriptor.MediaType.IsManifest || descriptor.MediaType.IsIndex))
        {
            (bytes, _) = await ReadManifestAsync(descriptor.Digest.ToString(), ErrorCodes.BlobMissing, cancel);
        }

        var stream = bytes is null ? await OpenBlobAsync(descriptor, cancel) : new MemoryStream(bytes, writable: false);
        return new VerifyingStream(stream, descriptor.Digest, descriptor.Size, $"the {(bytes is null ? "blob" : "manifest")} of '{Name}'");
    }

    public ValueTask<IReadOnlyList<Descriptor>> FindReferrersAsync(Digest subject, CancellationToken cancel) => referrers.FindAsync(subject, cancel);

    public async ValueTask<bool> PushBlobAsync(Descriptor descriptor, Func<Stream> open, CancellationToken cancel) => await upload.PushBlobAsync(descriptor, open, cancel);

    public async ValueTask<Descriptor> PushManifestAsync(string? name, ReadOnlyMemory<byte> manifest, MediaType type, string? artifactType, CancellationToken cancel)
    {
        var selector = name ?? reference.Selector;
        var descriptor = new Descriptor(type, Digest.Sha256(manifest.Span), manifest.Length) { ArtifactType = artifactType };
        if (Digest.TryParse(selector, out var wanted) && wanted != descriptor.Digest)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Pushing to '{Name}' failed: what is pushed has the digest {descriptor.Digest}.", "Name a tag instead of a digest.");
        }

        await upload.PushManifestAsync(selector, manifest, type, cancel);
        return descriptor;
    }

    /// <summary>Nothing is left to do: who pushes the manifest last shows nothing before.</summary>
    public ValueTask CompleteAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private Digest Checked(byte[] bytes, Digest asked)
    {
        var actual = Digest.OfHash(asked.HashName, CryptographicOperations.HashData(asked.HashName, bytes));
        return actual == asked ? actual : throw new DrydockException(
            ErrorCodes.DigestMismatch,
            $"Reading the manifest '{asked}' of '{Name}' failed: its bytes have the digest {actual}.",
            "The registry, or somebody between, sent something else: do not use it.");
    }

    private async Task<(byte[] Bytes, string MediaType)> ReadManifestAsync(string selector, ErrorCode missing, CancellationToken cancel)
    {
        var attempted = $"Reading the manifest '{selector}' of '{reference.Registry}/{reference.Repository}'";
        for (var attempt = 0; ; attempt++)
        {
            using var response = await client.GetAsync($"manifests/{selector}", ManifestTypes.Accept, attempted, missing, cancel);
            var type = ManifestTypes.Of(response, attempted);
            using var limit = new CancellationTokenSource(options.SilenceLimit, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
            try
            {
                await using var body = await response.Content.ReadAsStreamAsync(cancel);
                return (await BoundedReader.ReadAsync(body, limits.ManifestBytes, $"the manifest '{selector}' of '{Name}'", both.Token), type);
            }
            catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                if (!await backoff.WaitAsync(attempt, wish: null, cancel))
                {
                    throw client.Broken(e, attempted, response.RequestMessage?.RequestUri);
                }
            }
        }
    }

    private async Task<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancel)
    {
        var attempted = $"Reading the blob '{descriptor.Digest}' of '{reference.Registry}/{reference.Repository}'";
        await slots.WaitAsync(cancel);
        var stream = new ResumingStream(
            (offset, token) => client.GetAsync($"blobs/{descriptor.Digest}", headers => From(headers, offset), attempted, ErrorCodes.BlobMissing, token),
            cause => client.Broken(cause, attempted, uri: null),
            descriptor.Size,
            options.SilenceLimit,
            backoff,
            () => slots.Release(),
            cancel);
        try
        {
            await stream.StartAsync();
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static void From(HttpRequestHeaders headers, long offset) => headers.Range = offset == 0 ? null : new RangeHeaderValue(offset, null);
}
