using System.Buffers;

namespace Drydock.Core.Inventories.Os;

/// <summary>Builds a <see cref="FileList"/> from bytes, without a string for each path.</summary>
/// <param name="inputLength">The length of the file that the paths come from. A list is larger than what it is written from, for folders repeat; far larger, and somebody made it to fill our memory.</param>
internal sealed class FileListWriter(int inputLength)
{
    private const int MaxGrowth = 16;
    private readonly long limit = 4096 + ((long)MaxGrowth * inputLength);
    private ArrayBufferWriter<byte>? text;
    private long written;

    /// <summary>True when paths were left out because of the limit.</summary>
    public bool IsOverLimit => written > limit;

    public void Add(ReadOnlySpan<byte> path) => Add(default, path);

    public void Add(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name)
    {
        written += folder.Length + name.Length + 2;
        if (IsOverLimit)
        {
            return;
        }

        text ??= new ArrayBufferWriter<byte>(256);
        if (!folder.IsEmpty)
        {
            text.Write(folder);
            text.Write("/"u8);
        }

        text.Write(name);
        text.Write("\n"u8);
    }

    /// <summary>The list of all that was added since the last call.</summary>
    public FileList Take()
    {
        if (text is null)
        {
            return FileList.Empty;
        }

        var list = new FileList(text.WrittenSpan.ToArray());
        text.ResetWrittenCount();
        return list;
    }
}
