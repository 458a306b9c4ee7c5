namespace Drydock.Core.Inventories.Secrets;

/// <summary>Takes what detectors find in one text: bounded, sorted, and each place once.</summary>
internal sealed class SecretMatches
{
    /// <summary>What lists more is a list of test vectors, or meant to cost us memory.</summary>
    public const int Most = 100;

    private readonly List<SecretMatch> found = [];

    /// <summary>There were more than are kept.</summary>
    public bool IsFull { get; private set; }

    public void Add(SecretInfo info, int start, int length)
    {
        if (found.Count >= Most)
        {
            IsFull = true;
            return;
        }

        found.Add(new SecretMatch(info, start, length));
    }

    /// <summary>By place. Of two that overlap the one that says more stays: the stronger, else the longer, else the first.</summary>
    public List<SecretMatch> Sorted()
    {
        var kept = new List<SecretMatch>();
        foreach (var match in found.OrderByDescending(m => m.Info.Strength).ThenByDescending(m => m.Length).ThenBy(m => m.Start).ThenBy(m => m.Info.Id, StringComparer.Ordinal))
        {
            if (!kept.Exists(k => k.Start < match.End && match.Start < k.End))
            {
                kept.Add(match);
            }
        }

        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }
}
