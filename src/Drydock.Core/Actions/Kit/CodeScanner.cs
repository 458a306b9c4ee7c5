namespace Drydock.Core.Actions.Kit;

/// <summary>Looks through a whole file, whatever of it is reached: right for programs and libraries that make few system calls themselves.</summary>
internal static class CodeScanner
{
    private const string Request = "syscall";
    private const long Small = 256 << 10;
    private const byte CallOrJumpIndirect = 0xFF;

    public static CodeFacts Scan(ReadOnlySpan<byte> bytes, ElfCode code)
    {
        var facts = new CodeFacts { IsGo = code.IsGo };
        var symbols = code.Symbols();
        foreach (var (name, address) in symbols)
        {
            if (address == 0 && name.Length > 0)
            {
                facts.Taken.Add(name);
            }
        }

        var slots = facts.Taken.Contains(Request) ? RequestSlots(code, symbols) : [];
        var stubs = slots.Count > 0 ? Stubs(bytes, code, slots) : [];
        var arguments = new List<uint>();
        var isSmall = code.Ranges().Sum(r => (long)r.Length) <= Small;
        new CodeWalk(bytes, code).Run((_, function) =>
        {
            if (slots.Count > 0 && isSmall)
            {
                CodeWalk.AddArguments(arguments, function);
            }

            for (var i = 0; i < function.Count; i++)
            {
                var (address, instruction) = function[i];
                if (instruction.IsSystemCall)
                {
                    var numbers = CodeWalk.Numbers(function, i);
                    facts.Calls.UnionWith(numbers);
                    facts.HasOpenCall |= numbers.Count == 0 && CodeWalk.IsPlausible(function, i);
                }
                else if (slots.Count > 0 && !stubs.Contains(address) && IsRequest(address, instruction, slots, stubs))
                {
                    var numbers = CodeWalk.Numbers(function, i, isArgument: true);
                    facts.Calls.UnionWith(numbers);
                    facts.HasOpenRequest |= numbers.Count == 0;
                }
            }
        });
        if (facts.HasOpenRequest && arguments.Count > 0)
        {
            // A small library hands its numbers from one function to another: whatever it hands over anywhere may be one.
            facts.Calls.UnionWith(arguments);
            facts.HasOpenRequest = false;
        }

        return facts;
    }

    /// <summary>A call of syscall(2): through its stub, or through its slot at once.</summary>
    private static bool IsRequest(ulong address, X86Instruction instruction, HashSet<ulong> slots, HashSet<ulong> stubs)
    {
        var next = address + (ulong)instruction.Length;
        return instruction.IsBranch ? stubs.Contains(next + (ulong)instruction.Immediate) : IsThrough(next, instruction, slots);
    }

    private static bool IsThrough(ulong next, X86Instruction instruction, HashSet<ulong> slots) =>
        instruction is { Map: 0, Opcode: CallOrJumpIndirect, Displacement: { } far } && slots.Contains(next + (ulong)(long)far);

    private static HashSet<ulong> RequestSlots(ElfCode code, List<(string Name, ulong Address)> symbols) =>
        [.. code.Filled().Where(f => f.Symbol > 0 && f.Symbol < symbols.Count && symbols[f.Symbol].Name == Request).Select(f => f.Place)];

    /// <summary>Stubs are a jump through the slot, behind a mark of where jumps may land. Every address from there to the jump counts.</summary>
    private static HashSet<ulong> Stubs(ReadOnlySpan<byte> bytes, ElfCode code, HashSet<ulong> slots)
    {
        const int JumpGroup = 4;
        var stubs = new HashSet<ulong>();
        new CodeWalk(bytes, code).Run((_, function) =>
        {
            for (var i = 0; i < function.Count; i++)
            {
                var (address, instruction) = function[i];
                if ((instruction.Register & 7) == JumpGroup && IsThrough(address + (ulong)instruction.Length, instruction, slots))
                {
                    stubs.Add(address);
                    if (i > 0)
                    {
                        stubs.Add(function[i - 1].Address);
                    }
                }
            }
        });
        return stubs;
    }
}
