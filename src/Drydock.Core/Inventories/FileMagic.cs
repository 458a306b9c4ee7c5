namespace Drydock.Core.Inventories;

/// <summary>Kinds of files that are known by their first bytes.</summary>
public enum FileMagic : byte
{
    /// <summary><c>7F 45 4C 46</c></summary>
    Elf,

    /// <summary><c>4D 5A</c>: a Windows executable or a .NET assembly.</summary>
    Pe,
}
