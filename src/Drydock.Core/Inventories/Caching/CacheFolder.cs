namespace Drydock.Core.Inventories.Caching;

/// <summary>A folder of entries named by hex keys, with a bound on its size: when it is met, what was used least recently goes first.</summary>
/// <param name="root">Made when first written to, for this user only.</param>
/// <param name="maxBytes">Of all entries together.</param>
public sealed class CacheFolder(string root, long maxBytes, TimeProvider time)
{
    public const long DefaultMaxBytes = 1L << 30;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root => root;

    public long MaxBytes => maxBytes;

    /// <summary>Where the user's cache is: DRYDOCK_CACHE_DIR, else drydock in XDG_CACHE_HOME, else in ~/.cache; null when there is no home.</summary>
    public static string? DefaultRoot(Func<string, string?> environment)
    {
        if (environment("DRYDOCK_CACHE_DIR") is { Length: > 0 } own)
        {
            return own;
        }

        var shared = environment("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : environment("HOME") is { Length: > 0 } home ? Path.Join(home, ".cache")
            : null;
        return shared is null ? null : Path.Join(shared, "drydock");
    }

    /// <summary>The bytes under a key, which now counts as just used; null when there are none.</summary>
    public byte[]? Read(string key)
    {
        var path = PathOf(key);
        try
        {
            using var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Share = FileShare.ReadWrite | FileShare.Delete });
            if (file.Length > Array.MaxLength)
            {
                return null;
            }

            var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length);
            file.ReadExactly(bytes);
            Touch(path);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an entry. A cache that cannot be written is no error: the next run is as slow as this one.</summary>
    public void Write(string key, ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        var path = PathOf(key);
        var draft = $"{path}.{Path.GetRandomFileName()}.draft";
        try
        {
            Directory.CreateDirectory(root, Private);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, Private);
            using (var file = new FileStream(draft, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
                file.Write(head);
                file.Write(payload);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(draft);
        }
    }

    /// <summary>Entries and bytes there are.</summary>
    public (int Entries, long Bytes) Measure()
    {
        var files = Entries();
        return (files.Count, files.Sum(f => f.Size));
    }

    /// <summary>Brings the cache under its bound, with room to spare.</summary>
    public void Trim()
    {
        var files = Entries();
        var total = files.Sum(f => f.Size);
        if (total <= maxBytes)
        {
            return;
        }

        foreach (var file in files.OrderBy(f => f.LastUse).ThenBy(f => f.Path, StringComparer.Ordinal))
        {
            if (total <= maxBytes / 10 * 9)
            {
                break;
            }

            total -= file.Size;
            Remove(file.Path);
        }
    }

    /// <summary>Deletes every entry; what else may be in the folder stays.</summary>
    public (int Entries, long Bytes) Clean()
    {
        var files = Entries();
        files.ForEach(f => Remove(f.Path));
        return (files.Count, files.Sum(f => f.Size));
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(string key) => Path.Join(root, "facts", key[..2], key);

    /// <summary>What is there now; another process may take entries away at any moment.</summary>
    private List<(string Path, long Size, DateTime LastUse)> Entries()
    {
        var entries = new List<(string, long, DateTime)>();
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = 2 };
        try
        {
            foreach (var file in new DirectoryInfo(Path.Join(root, "facts")).EnumerateFiles("*", options))
            {
                if (file.Exists)
                {
                    entries.Add((file.FullName, file.Length, file.LastWriteTimeUtc));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        return entries;
    }

    /// <summary>A cache that may only be read (a build's, mounted) is still one.</summary>
    private void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
