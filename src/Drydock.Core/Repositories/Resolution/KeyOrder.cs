namespace Drydock.Core.Repositories.Resolution;

/// <summary>Places by name, then by architecture.</summary>
internal sealed class KeyOrder : IComparer<DebKey>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(DebKey x, DebKey y) => string.CompareOrdinal(x.Name, y.Name) is var order && order != 0 ? order : string.CompareOrdinal(x.Architecture, y.Architecture);
}
