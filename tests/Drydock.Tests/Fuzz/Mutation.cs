using System.Buffers.Binary;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoils good input the way broken and hostile files are spoiled. The same number gives the same input again.</summary>
internal static class Mutation
{
    private const int MaxLength = 1 << 20;

    private static readonly long[] Numbers = [0, 1, -1, 2, 7, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, int.MaxValue - 1, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private static readonly string[] Words = ["", "\n", "\n\n", "\0", ":", "/", "../", "\"", "{", "}", "[", "]", ",", "(", ")", "<", ">", "=", " ", "%s", "\xEF\xBB\xBF", "\xFF\xFE", "-1", "99999999999999999999"];

    public static byte[] Of(IReadOnlyList<byte[]> seeds, int number)
    {
        var random = new Random(number);
        var input = (byte[])seeds[random.Next(seeds.Count)].Clone();
        for (var rounds = 1 + random.Next(6); rounds > 0; rounds--)
        {
            input = Spoil(input, seeds, random);
        }

        return input.Length > MaxLength ? input[..MaxLength] : input;
    }

    private static byte[] Spoil(byte[] input, IReadOnlyList<byte[]> seeds, Random random)
    {
        var at = input.Length == 0 ? 0 : random.Next(input.Length);
        var length = Math.Min(input.Length - at, 1 + random.Next(random.Next(4) == 0 ? 4096 : 16));
        switch (random.Next(10))
        {
            case 0 when length > 0:
                input[at] ^= (byte)(1 << random.Next(8));
                return input;
            case 1 when length > 0:
                input[at] = (byte)random.Next(256);
                return input;
            case 2 or 3:
                Overwrite(input.AsSpan(at), Numbers[random.Next(Numbers.Length)] + random.Next(-1, 2), random);
                return input;
            case 4:
                return input[..at];
            case 5:
                return [.. input[..at], .. input[(at + length)..]];
            case 6:
                return [.. input[..(at + length)], .. input[at..]];
            case 7:
                return [.. input[..at], .. Words[random.Next(Words.Length)].Select(c => (byte)c), .. input[at..]];
            case 8:
                var other = seeds[random.Next(seeds.Count)];
                return [.. input[..at], .. other[random.Next(other.Length + 1)..]];
            default:
                input.AsSpan(at, length).Fill((byte)random.Next(256));
                return input;
        }
    }

    private static void Overwrite(Span<byte> target, long number, Random random)
    {
        Span<byte> bytes = stackalloc byte[8];
        var width = 1 << random.Next(4);
        if (random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            bytes = bytes[..width];
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            bytes = bytes[^width..];
        }

        bytes[..Math.Min(width, target.Length)].CopyTo(target);
    }
}
