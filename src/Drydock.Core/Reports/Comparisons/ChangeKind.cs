namespace Drydock.Core.Reports.Comparisons;

/// <summary>What became of a thing from one image to another; written in lower case.</summary>
internal enum ChangeKind
{
    Added,
    Removed,
    Changed,
}
