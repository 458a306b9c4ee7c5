namespace Drydock.Oci.Layers;

/// <summary>Gaps of one layer, the first of them: a stranger's layer can have one for each of its entries.</summary>
public sealed class GapList
{
    /// <summary>Gaps that are listed.</summary>
    public const int Most = 1000;

    private readonly List<Gap> gaps = [];

    public IReadOnlyList<Gap> Gaps => gaps;

    public void Add(Gap gap)
    {
        if (gaps.Count < Most)
        {
            gaps.Add(gap);
        }
        else if (gaps.Count == Most)
        {
            gaps.Add(new Gap("", GapKind.Limit, $"More than {Most} parts of this layer were passed over; only the first are listed."));
        }
    }
}
