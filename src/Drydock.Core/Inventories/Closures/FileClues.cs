namespace Drydock.Core.Inventories.Closures;

/// <summary>What one file says about other files, read once: small, whatever the size of the file.</summary>
internal sealed record FileClues
{
    public static readonly FileClues None = new();

    /// <summary>Null for what is no ELF file.</summary>
    public ElfLinks? Elf { get; init; }

    /// <summary>Absolute paths in it that exist in the image, without leading slash, as they are written.</summary>
    public string[] Mentions { get; init; } = [];

    /// <summary>File names in it that look like those of libraries and that a file of the image has.</summary>
    public string[] Libraries { get; init; } = [];

    /// <summary>The words behind <c>#!</c>; null when there are none.</summary>
    public string[]? Shebang { get; init; }

    /// <summary>What it imports or requires, in the words of its language.</summary>
    public string[] Imports { get; init; } = [];

    /// <summary>It imports something whose name is not in its text.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>It converts character sets with the C library.</summary>
    public bool UsesIconv { get; init; }

    /// <summary>It hands strings to a shell, as system() does.</summary>
    public bool UsesShell { get; init; }

    /// <summary>The text of a shell script or of a small configuration file that an edge reads itself; null for all others.</summary>
    public string? Text { get; init; }
}
