using System.Net;
using System.Net.Http.Headers;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Http;

/// <summary>
/// A file on its way: what has come of it lies aside, with the name of the version that it is of, until it is whole.
/// <see href="https://www.rfc-editor.org/rfc/rfc9110#name-if-range"/>
/// </summary>
internal sealed class DownloadDraft
{
    private readonly FileDownload file;
    private readonly FileVersion? known;
    private FileVersion? coming;

    public DownloadDraft(FileDownload file)
    {
        this.file = file;
        known = FileVersion.Read(VersionPath, file.Address) is { } version && new FileInfo(file.SaveTo) is { Exists: true } here && here.Length == version.Length ? version : null;
        coming = FileVersion.Read(ComingPath, file.Address);
        Length = coming?.Condition is null ? 0 : new FileInfo(DraftPath) is { Exists: true } draft ? draft.Length : 0;
    }

    /// <summary>Bytes that have come.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes that there will be; null when the server does not say.</summary>
    public long? Whole { get; private set; }

    /// <summary>There is a file of which the server can say whether it is still the same.</summary>
    public bool HasOld => known is not null;

    private string VersionPath => file.Notes + ".version";

    private string ComingPath => file.Notes + ".coming";

    private string DraftPath => file.Notes + ".draft";

    /// <summary>Lets the next download fetch the file whatever the server says of it.</summary>
    public static void Forget(string notes)
    {
        if (File.Exists(notes + ".version"))
        {
            File.Delete(notes + ".version");
        }
    }

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, file.Address);
        request.Headers.Authorization = file.Authorization;
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (known?.Tag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }
        else if (known?.Modified is { } modified)
        {
            request.Headers.IfModifiedSince = modified;
        }

        if (Length > 0 && coming?.Condition is { } condition)
        {
            request.Headers.Range = new RangeHeaderValue(Length, null);
            request.Headers.IfRange = condition;
        }

        return request;
    }

    /// <summary>Gets ready for the body of an answer. False when it does not fit what has come: all begins anew.</summary>
    public bool TryAccept(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.PartialContent && Length > 0
            && response.Content.Headers.ContentRange is { From: { } from } range && from == Length && !(range.Length <= Length)
            && (response.Headers.ETag is null || response.Headers.ETag.Equals(coming?.Tag)))
        {
            Whole = range.Length;
            return true;
        }

        Drop();
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return false;
        }

        Whole = response.Content.Headers.ContentLength;
        coming = FileVersion.Of(file.Address, response);
        Write(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Notes)!);
            coming.Write(ComingPath);
        });
        return true;
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public FileStream Open()
    {
        FileStream? stream = null;
        Write(() => stream = new FileStream(DraftPath, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, BufferSize = 0 }));
        stream!.Position = Length;
        return stream;
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public void Append(FileStream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException e)
        {
            // The room is given back; nobody waits for the rest here.
            Drop();
            throw Failed(e);
        }

        Length += bytes.Length;
    }

    /// <summary>Puts the whole file in its place.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public void Publish() => Write(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.SaveTo)!);
        File.Delete(VersionPath);
        File.Move(DraftPath, file.SaveTo, overwrite: true);
        (coming! with { Length = Length }).Write(VersionPath);
        File.Delete(ComingPath);
    });

    public void Drop()
    {
        Length = 0;
        coming = null;
        foreach (var path in (string[])[DraftPath, ComingPath])
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
    }

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
        ErrorCodes.OutputFailed, $"Saving '{file.Address}' as '{file.SaveTo}' failed: {e.Message}", "Make room there, or look at who may write. What was there before is unharmed.", e);
}
