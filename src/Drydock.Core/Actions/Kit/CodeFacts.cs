namespace Drydock.Core.Actions.Kit;

/// <summary>What the code of one ELF file was found to do.</summary>
internal sealed record CodeFacts
{
    /// <summary>System calls that stand in it, by number, whoever reaches them.</summary>
    public HashSet<uint> Calls { get; } = [];

    /// <summary>Names it takes from other files.</summary>
    public HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>A system call whose number does not stand in the code.</summary>
    public bool HasOpenCall { get; set; }

    /// <summary>Calls syscall(2) with a number that does not stand in the code.</summary>
    public bool HasOpenRequest { get; set; }

    /// <summary>Go makes its system calls itself, through one function.</summary>
    public bool IsGo { get; set; }
}
