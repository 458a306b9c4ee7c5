using System.Collections.Concurrent;
using System.Formats.Tar;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories;

/// <summary>
/// Notes every file that is opened through it, and writes them as a <see cref="RepositoryBundle"/>: whoever does the same again finds all of it there.
/// The same files give the same bytes.
/// </summary>
public sealed class BundleRecorder(IRepositoryOpener inner) : IRepositoryOpener
{
    private readonly ConcurrentDictionary<(string Repository, string Path), IRepositoryFiles> opened = new();

    public IRepositoryFiles Open(string address) => new RecordedFiles(inner.Open(address), RepositoryBundle.WithoutPassword(address), opened);

    /// <summary>Writes the bundle to a draft first, which takes the place of the file once it is whole.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public async Task WriteAsync(string path, CancellationToken cancel)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.draft";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await WriteAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing the bundle '{path}' failed: {e.Message}", "Make room there, or choose another place.", e);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private async Task WriteAsync(FileStream file, CancellationToken cancel)
    {
        await using var tar = new TarWriter(file, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var ((repository, name), files) in opened.OrderBy(o => RepositoryBundle.MemberOf(o.Key.Repository, o.Key.Path), StringComparer.Ordinal))
        {
            await using var content = await files.OpenAsync(name, cancel) ?? throw new IOException($"'{name}' is gone");
            await tar.WriteEntryAsync(
                new GnuTarEntry(TarEntryType.RegularFile, RepositoryBundle.MemberOf(repository, name))
                {
                    DataStream = content,
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    AccessTime = DateTimeOffset.UnixEpoch,
                    ChangeTime = DateTimeOffset.UnixEpoch,
                },
                cancel);
        }
    }
}
