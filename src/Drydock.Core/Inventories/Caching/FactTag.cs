namespace Drydock.Core.Inventories.Caching;

/// <summary>The cases of <see cref="FactBody"/> as they are stored.</summary>
internal enum FactTag : byte
{
    Package = 1,
    Os = 2,
    OwnedFiles = 3,
    License = 4,
    Elf = 5,
    Sbom = 6,
    Secret = 7,
}
