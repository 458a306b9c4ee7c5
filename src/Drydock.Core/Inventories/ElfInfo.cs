using System.Collections.Immutable;

namespace Drydock.Core.Inventories;

/// <summary>What the headers of an ELF file say. <see href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html"/></summary>
public sealed record ElfInfo
{
    /// <summary>exec, dyn, rel or core.</summary>
    public required string Type { get; init; }

    /// <summary>Go's name where there is one (amd64, arm64), else e_machine as a number.</summary>
    public required string Machine { get; init; }

    /// <summary>The dynamic loader; null for a static program or a library.</summary>
    public string? Interpreter { get; init; }

    public ImmutableArray<string> Needed { get; init; } = [];

    public ImmutableArray<string> Rpath { get; init; } = [];

    public ImmutableArray<string> Runpath { get; init; } = [];

    public string? Soname { get; init; }

    /// <summary>Lower-case hex.</summary>
    public string? BuildId { get; init; }

    public bool IsStripped { get; init; }

    public bool IsPie { get; init; }

    /// <summary>none, partial or full.</summary>
    public string Relro { get; init; } = "none";

    public bool HasStackCanary { get; init; }

    /// <summary>The stack is not executable.</summary>
    public bool HasNx { get; init; }
}
