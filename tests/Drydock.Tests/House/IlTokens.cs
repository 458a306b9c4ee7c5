using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Drydock.Tests.House;

/// <summary>
/// The metadata tokens in a method's code: what it calls, makes, reads and casts to.
/// <see href="https://ecma-international.org/publications-and-standards/standards/ecma-335/"/> (partition III)
/// </summary>
internal static class IlTokens
{
    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => unchecked((ushort)o.Value), o => o.OperandType);

    public static IEnumerable<EntityHandle> Read(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            ushort op = code[at++];
            op = op == 0xFE ? (ushort)((op << 8) | code[at++]) : op;
            var operand = Operands[op];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return (EntityHandle)MetadataTokens.Handle(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)));
            }

            at += SizeOf(operand, code.AsSpan(at));
        }
    }

    private static int SizeOf(OperandType operand, ReadOnlySpan<byte> rest) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => 4,
    };
}
