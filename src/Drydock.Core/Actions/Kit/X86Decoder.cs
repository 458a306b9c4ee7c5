using System.Buffers.Binary;

namespace Drydock.Core.Actions.Kit;

/// <summary>
/// Finds out where instructions of x86-64 end. It knows lengths, not meanings: enough to walk over code and never take a constant for an instruction.
/// <see href="https://www.intel.com/content/www/us/en/developer/articles/technical/intel-sdm.html"/>, volume 2, appendix A
/// </summary>
internal static class X86Decoder
{
    private const int Longest = 15;
    private static readonly X86Instruction Unknown = new(1, -1, 0, 0, -1, 0, null);

    public static X86Instruction Decode(ReadOnlySpan<byte> code)
    {
        code = code[..Math.Min(code.Length, Longest)];
        var at = 0;
        bool narrow = false, shortAddress = false;
        byte rex = 0;

        // 1. Prefixes; REX counts only as the last of them.
        for (; at < code.Length; at++)
        {
            var prefix = code[at];
            if (prefix is 0x66)
            {
                narrow = true;
            }
            else if (prefix is 0x67)
            {
                shortAddress = true;
            }
            else if (prefix is not (0xF0 or 0xF2 or 0xF3 or 0x2E or 0x36 or 0x3E or 0x26 or 0x64 or 0x65))
            {
                if (prefix is >= 0x40 and <= 0x4F)
                {
                    rex = prefix;
                    continue;
                }

                break;
            }

            rex = 0;
        }

        if (at >= code.Length)
        {
            return Unknown;
        }

        // 2. The opcode, behind its escapes.
        var map = 0;
        var opcode = code[at++];
        var isVector = false;
        if (opcode is 0xC4 or 0xC5 or 0x62)
        {
            var payload = opcode switch { 0xC5 => 1, 0xC4 => 2, _ => 3 };
            if (at + payload >= code.Length)
            {
                return Unknown;
            }

            map = opcode switch { 0xC5 => 1, 0xC4 => code[at] & 0x1f, _ => code[at] & 7 };
            at += payload;
            (opcode, isVector) = (code[at++], true);
        }
        else if (opcode == 0x0F)
        {
            if (at >= code.Length)
            {
                return Unknown;
            }

            (map, opcode) = (1, code[at++]);
            if (opcode is 0x38 or 0x3A)
            {
                map = opcode == 0x38 ? 2 : 3;
                if (at >= code.Length)
                {
                    return Unknown;
                }

                opcode = code[at++];
            }
        }

        // 3. ModRM, SIB and displacement.
        int register = (opcode & 7) | ((rex & 1) << 3), operand = -1;
        int? displacement = null;
        var displacementAt = 0;
        var group = 0;
        if (isVector ? opcode != 0x77 || map != 1 : HasModRm(map, opcode))
        {
            if (at >= code.Length)
            {
                return Unknown;
            }

            var modrm = code[at++];
            var (mod, rm) = (modrm >> 6, modrm & 7);
            group = (modrm >> 3) & 7;
            register = group | ((rex & 4) << 1);
            if (mod == 3)
            {
                operand = rm | ((rex & 1) << 3);
            }
            else
            {
                var size = mod switch { 1 => 1, 2 => 4, _ => rm == 5 ? 4 : 0 };
                if (rm == 4)
                {
                    if (at >= code.Length)
                    {
                        return Unknown;
                    }

                    size = mod == 0 && (code[at] & 7) == 5 ? 4 : size;
                    at++;
                }

                displacementAt = mod == 0 && rm == 5 ? at : 0;
                at += size;
            }
        }

        // 4. The constant.
        var width = ImmediateSize(map, opcode, group, narrow && (rex & 8) == 0, (rex & 8) != 0, shortAddress, isVector);
        if (width < 0 || at + width > code.Length)
        {
            return Unknown;
        }

        var immediate = width switch
        {
            1 => (sbyte)code[at],
            2 => BinaryPrimitives.ReadInt16LittleEndian(code[at..]),
            4 => BinaryPrimitives.ReadInt32LittleEndian(code[at..]),
            8 => BinaryPrimitives.ReadInt64LittleEndian(code[at..]),
            _ => 0,
        };
        at += width;
        if (displacementAt > 0)
        {
            displacement = BinaryPrimitives.ReadInt32LittleEndian(code[displacementAt..]);
        }

        return new X86Instruction(at, map, opcode, register, operand, immediate, displacement);
    }

    private static bool HasModRm(int map, byte opcode) => map switch
    {
        0 => opcode switch
        {
            < 0x40 => (opcode & 7) < 4,
            0x63 or 0x69 or 0x6B or (>= 0x80 and <= 0x8F) or 0xC0 or 0xC1 or 0xC6 or 0xC7 or (>= 0xD0 and <= 0xD3) or (>= 0xD8 and <= 0xDF) or 0xF6 or 0xF7 or 0xFE or 0xFF => true,
            _ => false,
        },
        1 => opcode is not (0x05 or 0x06 or 0x07 or 0x08 or 0x09 or 0x0B or 0x0E or (>= 0x30 and <= 0x37) or 0x77 or (>= 0x80 and <= 0x8F) or (>= 0xA0 and <= 0xA2) or (>= 0xA8 and <= 0xAA) or (>= 0xC8 and <= 0xCF)),
        _ => true,
    };

    /// <summary>Bytes of the constant; -1 for what is no instruction in 64 bits.</summary>
    private static int ImmediateSize(int map, byte opcode, int group, bool narrow, bool wide, bool shortAddress, bool isVector) => map switch
    {
        0 => opcode switch
        {
            < 0x40 => (opcode & 7) switch { 4 => 1, 5 => narrow ? 2 : 4, 6 or 7 => -1, _ => 0 },
            0x60 or 0x61 or 0x9A or 0xCE or 0xD4 or 0xD5 or 0xD6 or 0xEA or 0x82 => -1,
            0x68 or 0x69 or 0x81 or 0xA9 or 0xC7 => narrow ? 2 : 4,
            0x6A or 0x6B or (>= 0x70 and <= 0x7F) or 0x80 or 0x83 or 0xA8 or (>= 0xB0 and <= 0xB7) or 0xC0 or 0xC1 or 0xC6 or 0xCD or (>= 0xE0 and <= 0xE7) or 0xEB => 1,
            >= 0xA0 and <= 0xA3 => shortAddress ? 4 : 8,
            >= 0xB8 and <= 0xBF => wide ? 8 : narrow ? 2 : 4,
            0xC2 or 0xCA => 2,
            0xC8 => 3,
            0xE8 or 0xE9 => 4,
            0xF6 => group < 2 ? 1 : 0,
            0xF7 => group < 2 ? (narrow ? 2 : 4) : 0,
            _ => 0,
        },
        1 => opcode switch
        {
            0x70 or 0x71 or 0x72 or 0x73 or 0xC2 or 0xC4 or 0xC5 or 0xC6 => 1,
            0x0F or 0xA4 or 0xAC or 0xBA when !isVector => 1,
            >= 0x80 and <= 0x8F when !isVector => 4,
            _ => 0,
        },
        3 => 1,
        _ => 0,
    };
}
