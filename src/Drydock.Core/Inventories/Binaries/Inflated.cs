using System.IO.Compression;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Compressed bytes inside a file, read up to a limit.</summary>
internal static class Inflated
{
    /// <summary>Text of the kind we read shrinks to a fifth; what shrinks to less than a twentieth is a bomb.</summary>
    private const int MaxRatio = 20;
    private const int AlwaysAllowed = 64 << 10;

    /// <summary>Null, with a gap, when it is not zlib or comes out too large.</summary>
    public static ReadOnlyMemory<byte>? Zlib(ReadOnlySpan<byte> compressed, int limit, string what, FactWriter facts)
    {
        var most = Math.Min(limit, AlwaysAllowed + ((long)MaxRatio * compressed.Length));
        using var output = new MemoryStream();
        using var stream = new ZLibStream(new MemoryStream(compressed.ToArray(), writable: false), CompressionMode.Decompress);
        var buffer = new byte[16 << 10];
        try
        {
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (output.Length + read > most)
                {
                    facts.Gap(GapKind.Limit, $"{what} comes out larger than {most} bytes");
                    return null;
                }

                output.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            facts.Malformed($"{what} is not zlib");
            return null;
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
