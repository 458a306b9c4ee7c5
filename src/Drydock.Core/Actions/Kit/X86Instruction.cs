namespace Drydock.Core.Actions.Kit;

/// <summary>The parts of one x86-64 instruction that matter here: where it ends, what it does, and which constant or address it names.</summary>
/// <param name="Length">Bytes; 1 with <see cref="IsUnknown"/> for what is no instruction.</param>
/// <param name="Map">0 for one-byte opcodes, 1 for those behind 0F, 2 and 3 for 0F38 and 0F3A.</param>
/// <param name="Register">The register that the instruction itself or the reg field of its ModRM names.</param>
/// <param name="Operand">The register of the r/m field when that is one; -1 when it is memory or not there.</param>
/// <param name="Immediate">The constant or the relative target; 0 when there is none.</param>
/// <param name="Displacement">Relative to the end of the instruction; null when it names no address so.</param>
internal readonly record struct X86Instruction(int Length, int Map, byte Opcode, int Register, int Operand, long Immediate, int? Displacement)
{
    public bool IsUnknown => Map < 0;

    public bool IsSystemCall => Map == 1 && Opcode == 0x05;

    /// <summary>A call or a jump to a fixed place.</summary>
    public bool IsBranch => (Map == 0 && (Opcode is 0xE8 or 0xE9 or 0xEB or (>= 0x70 and <= 0x7F))) || (Map == 1 && Opcode is >= 0x80 and <= 0x8F);

    /// <summary><c>mov reg, constant</c></summary>
    public bool IsConstant => Map == 0 && (Opcode is >= 0xB8 and <= 0xBF || (Opcode == 0xC7 && Operand >= 0));

    /// <summary>The register that a constant goes to.</summary>
    public int Target => Opcode == 0xC7 ? Operand : Register;

    /// <summary><c>xor reg, reg</c> of a register with itself.</summary>
    public bool IsZero => Map == 0 && Opcode is 0x31 or 0x33 && Operand == Register;

    /// <summary><c>mov reg, reg</c>: where from.</summary>
    public int? CopiedTo(int target) => Map != 0 || Operand < 0 ? null : Opcode == 0x89 && Operand == target ? Register : Opcode == 0x8B && Register == target ? Operand : null;

    /// <summary><c>mov reg, memory</c></summary>
    public bool Loads(int target) => Map == 0 && Opcode == 0x8B && Operand < 0 && Register == target;
}
