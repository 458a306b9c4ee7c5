namespace Drydock.Core.Inventories.Binaries;

/// <summary>A stretch of a file that is loaded at an address.</summary>
internal readonly record struct MappedRegion(ulong Address, ulong Offset, ulong Size);
