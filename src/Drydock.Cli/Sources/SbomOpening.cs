namespace Drydock.Cli.Sources;

/// <summary>How SBOMs and lists of purls begin: they are text in every form, and an archive has zeros in its first header or a compression's magic.</summary>
internal static class SbomOpening
{
    private const int Length = 512;

    public static bool Matches(ReadOnlySpan<byte> opening)
    {
        var text = opening.StartsWith("\uFEFF"u8) ? opening[3..] : opening;
        text = text.TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && !text.Contains((byte)0) && (text[0] is (byte)'{' or (byte)'<' || text.IndexOf("SPDXVersion:"u8) >= 0 || text.StartsWith("pkg:"u8));
    }

    /// <summary>The first bytes; fewer only at the end of the stream.</summary>
    public static byte[] Read(Stream stream)
    {
        var bytes = new byte[Length];
        return bytes[..stream.ReadAtLeast(bytes, Length, throwOnEndOfStream: false)];
    }
}
