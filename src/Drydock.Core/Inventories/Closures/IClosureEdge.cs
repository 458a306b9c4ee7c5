namespace Drydock.Core.Inventories.Closures;

/// <summary>A way in which one file needs others. Called once for a file that stays, and again when it turns out to run; what it keeps twice is kept once.</summary>
internal interface IClosureEdge
{
    /// <summary>Kebab-case; shown by <c>drydock why</c>.</summary>
    string Id { get; }

    void Follow(ClosureFile file, ClosureGraph graph);
}
