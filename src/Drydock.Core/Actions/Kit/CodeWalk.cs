namespace Drydock.Core.Actions.Kit;

/// <summary>
/// Walks over the code of one file, function by function, and notes system calls with the numbers that go into them.
/// The number is the constant that last went into eax before the call; where another register was copied there, every constant that goes into that one within the function.
/// What cannot be told so is noted as open, never left out.
/// </summary>
internal ref struct CodeWalk(ReadOnlySpan<byte> bytes, ElfCode code)
{
    /// <summary>How far back a number may have been set.</summary>
    private const int Back = 24;
    private const int NumberOfRegisters = 16;
    private const int Eax = 0;
    private const int Edi = 7;

    /// <summary>Code has no instruction that is none.</summary>
    private const int Around = 16;

    /// <summary><c>mov rax, 15; syscall</c></summary>
    private static ReadOnlySpan<byte> SignalReturn => [0x48, 0xC7, 0xC0, 0x0F, 0x00, 0x00, 0x00, 0x0F, 0x05];

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly ElfCode code = code;
    private readonly List<(ulong Address, X86Instruction Instruction)> function = [];

    /// <summary>Called for every function.</summary>
    /// <param name="start">Its address.</param>
    /// <param name="take">Its instructions with their addresses; the list is used again.</param>
    public void Run(Action<ulong, List<(ulong Address, X86Instruction Instruction)>> take)
    {
        foreach (var (address, offset, length) in code.Ranges())
        {
            var end = address + (ulong)length;
            var next = Array.BinarySearch(code.Starts, address);
            next = next < 0 ? ~next : next;
            for (var at = address; at < end;)
            {
                var stop = next < code.Starts.Length && code.Starts[next] < end ? code.Starts[next] : end;
                next++;
                if (stop <= at)
                {
                    continue;
                }

                Decode(bytes.Slice(offset + (int)(at - address), (int)(stop - at)), at);
                take(at, function);
                at = stop;
            }
        }
    }

    /// <summary>Numbers that may be in a register when the instruction at an index runs; none when nobody can tell.</summary>
    public static List<uint> Numbers(List<(ulong Address, X86Instruction Instruction)> function, int index, bool isArgument = false)
    {
        var register = isArgument ? Edi : Eax;
        var found = new List<uint>();
        for (var at = index - 1; at >= 0 && index - at <= Back; at--)
        {
            var instruction = function[at].Instruction;
            if (instruction.IsZero && instruction.Operand == register)
            {
                found.Add(0);
                break;
            }

            if (instruction.IsConstant && instruction.Target == register)
            {
                Add(found, instruction.Immediate);

                // Another way to the call may have set another number a little before.
                for (var other = at - 1; other >= 0 && at - other <= 6; other--)
                {
                    if (function[other].Instruction is { IsConstant: true } before && before.Target == register)
                    {
                        Add(found, before.Immediate);
                    }
                }

                break;
            }

            if (instruction.CopiedTo(register) is { } source and >= 0 and < NumberOfRegisters)
            {
                AddAll(found, function, source);
                break;
            }

            if (instruction.Loads(register))
            {
                break;
            }
        }

        return found;
    }

    /// <summary>
    /// Whether what stands behind a system call looks at its result, as code does. Tables of constants stand between functions in some libraries, and two bytes of them may look like a call.
    /// </summary>
    public static bool IsPlausible(List<(ulong Address, X86Instruction Instruction)> function, int index) =>
        index + 1 < function.Count
        && LooksAtResult(function[index + 1].Instruction)
        && !function.Skip(Math.Max(0, index - Around)).Take(2 * Around).Any(f => f.Instruction.IsUnknown);

    private static bool LooksAtResult(X86Instruction next) =>
        next is { Map: 0, Opcode: 0x3D or 0xC3 } || (next is { Map: 0, Opcode: 0x85 or 0x89 or 0x83 or 0x81 or 0xF7 or 0x63 or 0x8B } && (next.Operand == Eax || next.Register == Eax));

    /// <summary>Every constant that goes into the register of the first argument.</summary>
    public static void AddArguments(List<uint> found, List<(ulong Address, X86Instruction Instruction)> function) => AddAll(found, function, Edi);

    private static void AddAll(List<uint> found, List<(ulong Address, X86Instruction Instruction)> function, int register)
    {
        foreach (var (_, instruction) in function)
        {
            if (instruction.IsConstant && instruction.Target == register)
            {
                Add(found, instruction.Immediate);
            }
            else if (instruction.IsZero && instruction.Operand == register)
            {
                found.Add(0);
            }
        }
    }

    private static void Add(List<uint> found, long number)
    {
        if (number is >= 0 and <= uint.MaxValue && SystemCalls.NameOf((uint)number) is not null)
        {
            found.Add((uint)number);
        }
    }

    private readonly void Decode(ReadOnlySpan<byte> part, ulong address)
    {
        function.Clear();

        // The table names the return from signal handlers one byte early, so that unwinding works: skip that byte.
        for (var at = part.Length > 1 && part[1..].StartsWith(SignalReturn) ? 1 : 0; at < part.Length;)
        {
            var instruction = X86Decoder.Decode(part[at..]);
            function.Add((address + (ulong)at, instruction));
            at += instruction.Length;
        }
    }
}
