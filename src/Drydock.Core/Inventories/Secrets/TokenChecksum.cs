namespace Drydock.Core.Inventories.Secrets;

/// <summary>The checksum at the end of GitHub's and npm's tokens: CRC-32 of the rest, as six digits to the base of 62.</summary>
/// <remarks><see href="https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/"/></remarks>
internal static class TokenChecksum
{
    private const int Digits = 6;

    /// <param name="token">Behind the prefix.</param>
    public static bool IsSound(ReadOnlySpan<byte> token)
    {
        if (token.Length <= Digits)
        {
            return false;
        }

        var crc = Crc32(token[..^Digits]);
        for (var i = 1; i <= Digits; i++, crc /= 62)
        {
            if (token[^i] != "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8[(int)(crc % 62)])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Bit by bit: it is asked for a few dozen bytes, and seldom. <see href="https://www.rfc-editor.org/rfc/rfc1952#section-8"/></summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
