using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Storage;

/// <summary>
/// A database on disk. Shards never change; one small file names those that belong together, and replacing it is the switch:
/// <code>
///   manifest.json       which shards make up the database
///   previous.json       the manifest before: its shards are kept for those who opened it and read on
///   shards/DIGEST       immutable
///   update.lock         held by whoever updates; readers never look at it
/// </code>
/// Whoever stops at any moment leaves the old database or the new one, and at most files that the next update removes.
/// </summary>
internal sealed class DatabaseFolder(string root)
{
    /// <summary>Of a manifest or a shard; we write nothing near it.</summary>
    private const long MostBytes = 512 << 20;

    /// <summary>Of a file that is being written. Who holds the folder may remove all of them.</summary>
    private const string DraftEnd = ".draft";

    public string Root => root;

    private string ManifestPath => Path.Join(root, "manifest.json");

    private string PreviousPath => Path.Join(root, "previous.json");

    private string ShardFolder => Path.Join(root, "shards");

    /// <summary>Null when there is no database.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/>, <see cref="ErrorCodes.DatabaseNewer"/></exception>
    public DatabaseManifest? ReadManifest() => ReadManifest(ManifestPath);

    /// <summary>What an update may keep: the manifest, where that is damaged the one before, and nothing where both are. Removes what updates that were killed have left.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseNewer"/></exception>
    public DatabaseManifest ReadForUpdate()
    {
        var manifest = DatabaseManifest.Empty;
        foreach (var path in (string[])[PreviousPath, ManifestPath])
        {
            try
            {
                manifest = ReadManifest(path) ?? manifest;
            }
            catch (DrydockException e) when (e.Code == ErrorCodes.DatabaseDamaged || path == PreviousPath)
            {
                // What is damaged is made anew.
            }
        }

        Prune(manifest);
        return manifest;
    }

    /// <summary>When the database was last written; null when there is none.</summary>
    public DateTimeOffset? WrittenAt => File.Exists(ManifestPath) ? new DateTimeOffset(File.GetLastWriteTimeUtc(ManifestPath), TimeSpan.Zero) : null;

    public string PathOf(Digest digest) => Path.Join(ShardFolder, digest.Hex);

    /// <summary>The shard is there, whole.</summary>
    public bool HasWhole(ShardInfo shard)
    {
        try
        {
            return Has(shard) && Digest.Sha256(BytesAt(PathOf(shard.Digest))) == shard.Digest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public bool Has(ShardInfo shard) => new FileInfo(PathOf(shard.Digest)) is { Exists: true } file && file.Length == shard.Size;

    /// <summary>Makes the folder and holds it until the result is disposed.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseBusy"/>, <see cref="ErrorCodes.OutputFailed"/></exception>
    public IDisposable Lock()
    {
        Write(() => Directory.CreateDirectory(ShardFolder));
        try
        {
            return new FileStream(Path.Join(root, "update.lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException e)
        {
            throw new DrydockException(ErrorCodes.DatabaseBusy, $"Updating the vulnerability database '{root}' failed: another update is at work there.", "Wait until it has ended. Scans may go on: they use the database as it was.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>Keeps a shard under its digest.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public Digest Keep(byte[] shard)
    {
        var digest = Digest.Sha256(shard);
        if (!File.Exists(PathOf(digest)) || Digest.Sha256(BytesAt(PathOf(digest))) != digest)
        {
            Replace(PathOf(digest), shard);
        }

        return digest;
    }

    /// <summary>As <see cref="Keep"/>, of bytes from elsewhere.</summary>
    /// <param name="content">Throws at its end when the bytes are not the shard's.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/>, and what <paramref name="content"/> throws.</exception>
    public async Task KeepAsync(ShardInfo shard, Stream content, CancellationToken cancel)
    {
        var bytes = await BoundedReader.ReadAsync(content, MostBytes, $"the shard {shard.Digest.Hex[..12]}", cancel);
        Replace(PathOf(shard.Digest), bytes);
    }

    /// <exception cref="IOException">It is not there.</exception>
    public Stream OpenShard(Digest digest) => File.OpenRead(PathOf(digest));

    /// <summary>Makes a manifest the one that counts, and removes what neither it nor the one before names.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public void Switch(DatabaseManifest manifest)
    {
        var bytes = ManifestJson.Write(manifest);
        if (File.Exists(ManifestPath) && !BytesAt(ManifestPath).AsSpan().SequenceEqual(bytes))
        {
            Replace(PreviousPath, BytesAt(ManifestPath));
        }

        Replace(ManifestPath, bytes);
        Prune(manifest);
    }

    private void Prune(DatabaseManifest manifest)
    {
        var kept = manifest.Shards.Select(s => s.Digest.Hex).ToHashSet(StringComparer.Ordinal);
        try
        {
            kept.UnionWith(ReadManifest(PreviousPath)?.Shards.Select(s => s.Digest.Hex) ?? []);
        }
        catch (DrydockException)
        {
            // What the manifest before named cannot be told any more; nobody can be reading on from it.
        }

        var left = Directory.EnumerateFiles(ShardFolder).Where(f => !kept.Contains(Path.GetFileName(f)));
        foreach (var file in left.Concat(Directory.EnumerateFiles(root, "*" + DraftEnd)))
        {
            Write(() => File.Delete(file));
        }
    }

    private static DatabaseManifest? ReadManifest(string path)
    {
        try
        {
            return File.Exists(path) ? ManifestJson.Read(BytesAt(path), $"'{path}'") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.DatabaseDamaged, $"Opening the vulnerability database '{path}' failed: {e.Message}", "Look at who may read it, or fetch it again with 'drydock db update'.", e);
        }
    }

    private static byte[] BytesAt(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, MostBytes)];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Whole or not at all: written beside, brought to the disk, then put in its place.</summary>
    private void Replace(string path, byte[] bytes) => Write(() =>
    {
        var draft = $"{path}.{Path.GetRandomFileName()}{DraftEnd}";
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(draft);
            throw;
        }
    });

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    private DrydockException Failed(Exception e) => new(
        ErrorCodes.OutputFailed, $"Writing the vulnerability database '{root}' failed: {e.Message}", "Make room or choose another folder with DRYDOCK_DB_DIR. The database that was there still works.", e);
}
