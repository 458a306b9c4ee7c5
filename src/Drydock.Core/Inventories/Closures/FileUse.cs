namespace Drydock.Core.Inventories.Closures;

/// <summary>What becomes of a file that stays; each includes those before it.</summary>
internal enum FileUse
{
    /// <summary>It lies beside what is used.</summary>
    Lies,

    /// <summary>Its code is loaded, or its settings are read: what it names stays too.</summary>
    Read,

    /// <summary>It is started as a program, or sourced by a shell.</summary>
    Started,
}
