using System.Buffers;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Text as text signatures see it: lines end with a carriage return and a line feed, whatever they end with on disk.</summary>
internal static class CanonicalText
{
    /// <summary>A file signed as text: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.1.2"/>.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> file)
    {
        var target = new ArrayBufferWriter<byte>(file.Length + 16);
        while (!file.IsEmpty)
        {
            var end = file.IndexOf((byte)'\n');
            target.Write((end < 0 ? file : file[..end]).TrimEnd((byte)'\r'));
            target.Write(end < 0 ? default : "\r\n"u8);
            file = end < 0 ? default : file[(end + 1)..];
        }

        return target.WrittenMemory;
    }
}
