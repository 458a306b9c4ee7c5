namespace Drydock.Core.Actions.Kit;

/// <summary>
/// The C library as a graph: which of its functions reach which others, and the system calls in each. Of the several hundred calls in it a program reaches those behind the names that it takes.
/// Functions whose address stands in data count as reached: nobody can tell who calls them.
/// </summary>
internal sealed class LibraryGraph
{
    /// <summary>What a thread asks all others to call by a number in memory.</summary>
    private static readonly string[] Broadcast = ["setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups"];

    /// <summary>What the loader looks up by name, and what every program ends with.</summary>
    private static readonly string[] Always = ["__libc_start_main", "__libc_early_init", "__libc_main", "exit", "_exit", "abort", "__cxa_finalize"];

    private readonly ulong[] starts;
    private readonly HashSet<int>[] edges;
    private readonly HashSet<uint>[] calls;
    private readonly Dictionary<string, int> exports = new(StringComparer.Ordinal);
    private readonly HashSet<int> roots = [];

    private readonly List<(ulong Address, int Offset, int Length)> ranges;

    private LibraryGraph(ulong[] starts, List<(ulong Address, int Offset, int Length)> ranges)
    {
        (this.starts, this.ranges) = (starts, ranges);
        edges = new HashSet<int>[starts.Length];
        calls = new HashSet<uint>[starts.Length];
    }

    /// <summary>Names that others can take.</summary>
    public HashSet<string> Names => [.. exports.Keys];

    /// <summary>Functions in which a number comes from somewhere else, by name where they have one.</summary>
    public HashSet<string> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Null when the file does not say where its functions begin, so that it has to be looked at as a whole.</summary>
    public static LibraryGraph? Of(ReadOnlySpan<byte> bytes, ElfCode code)
    {
        if (code.Starts.Length == 0)
        {
            return null;
        }

        var graph = new LibraryGraph(code.Starts, code.Ranges());
        foreach (var (name, address) in code.Symbols())
        {
            if (address != 0 && graph.IndexOf(address) is >= 0 and var index)
            {
                graph.exports[name] = index;
            }
        }

        var filled = new Dictionary<ulong, ulong>();
        foreach (var (place, symbol, address) in code.Filled())
        {
            filled[place] = address;
            graph.AddRoot(symbol == 0 ? address : 0);
        }

        foreach (var word in code.Words())
        {
            graph.AddRoot(word);
        }

        new CodeWalk(bytes, code).Run((start, function) => graph.Take(start, function, filled));
        return graph;
    }

    /// <summary>The system calls behind these names.</summary>
    public HashSet<uint> Reached(IEnumerable<string> names)
    {
        var seen = new HashSet<int>(roots);
        foreach (var name in names.Concat(Always))
        {
            if (exports.TryGetValue(name, out var index))
            {
                seen.Add(index);
            }
        }

        var open = new Stack<int>(seen);
        var reached = new HashSet<uint>();
        while (open.TryPop(out var at))
        {
            reached.UnionWith(calls[at] ?? []);
            foreach (var next in edges[at] ?? [])
            {
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private void Take(ulong start, List<(ulong Address, X86Instruction Instruction)> function, Dictionary<ulong, ulong> filled)
    {
        // What lies before the first function is no function: its calls count always.
        var self = IndexOf(start) is >= 0 and var index ? index : 0;
        var (own, ways) = (calls[self] ??= [], edges[self] ??= []);
        for (var i = 0; i < function.Count; i++)
        {
            var (address, instruction) = function[i];
            var next = address + (ulong)instruction.Length;
            if (instruction.IsSystemCall)
            {
                var numbers = CodeWalk.Numbers(function, i);
                own.UnionWith(numbers);
                if (numbers.Count == 0)
                {
                    AddOpen(self, own);
                }
            }
            else if (instruction.IsBranch)
            {
                AddWay(ways, self, next + (ulong)instruction.Immediate);
            }
            else if (instruction.Displacement is { } far)
            {
                var target = next + (ulong)(long)far;
                AddWay(ways, self, filled.GetValueOrDefault(target, target));
            }
        }
    }

    private void AddOpen(int self, HashSet<uint> own)
    {
        var names = exports.Where(e => e.Value == self).Select(e => e.Key).ToList();
        if (names.Contains("syscall"))
        {
            // Whoever takes this name is looked at for the number.
            return;
        }

        Open.Add(names.FirstOrDefault() ?? $"{starts[self]:x}");
        for (uint number = 0; number < 512; number++)
        {
            if (SystemCalls.NameOf(number) is { } name && Array.IndexOf(Broadcast, name) >= 0)
            {
                own.Add(number);
            }
        }
    }

    private void AddWay(HashSet<int> ways, int self, ulong target)
    {
        if (IndexOf(target) is >= 0 and var index && index != self)
        {
            ways.Add(index);
        }
    }

    /// <summary>Only the very beginning of a function is its address.</summary>
    private void AddRoot(ulong address)
    {
        if (address != 0 && Array.BinarySearch(starts, address) is >= 0 and var index)
        {
            roots.Add(index);
        }
    }

    /// <summary>The function that an address lies in; -1 when it is not in code, or lies before all of them.</summary>
    private int IndexOf(ulong address)
    {
        if (!ranges.Exists(r => address >= r.Address && address - r.Address < (ulong)r.Length))
        {
            return -1;
        }

        var index = Array.BinarySearch(starts, address);
        return index >= 0 ? index : ~index - 1;
    }
}
