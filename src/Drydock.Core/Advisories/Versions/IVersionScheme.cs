namespace Drydock.Core.Advisories.Versions;

/// <summary>The order of versions in one world of packages.</summary>
public interface IVersionScheme
{
    SchemeInfo Info { get; }

    /// <summary>
    /// Negative, zero or positive, as <paramref name="left"/> is older than, the same as or newer than <paramref name="right"/>. A total order: every two
    /// strings compare, whatever is in them, and the answers never contradict each other. Nothing is thrown. Zero does not mean that the spelling is equal.
    /// </summary>
    int Compare(string left, string right);
}
