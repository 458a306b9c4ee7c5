namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Puts a new text together from parts of another one, with the same way back to the file.</summary>
internal sealed class SplicedRanges
{
    private readonly SplicedText.Builder builder = new();

    public void Add(SplicedText text, int start, int end)
    {
        while (start < end)
        {
            // The longest run from here that lies in one piece: pieces follow one another in the file, so equal distances mean that nothing is left out between.
            var source = text.SourceOf(start);
            var (low, high) = (start, end - 1);
            while (low < high)
            {
                var middle = low + ((high - low + 1) / 2);
                (low, high) = text.SourceOf(middle) - source == middle - start ? (middle, high) : (low, middle - 1);
            }

            builder.Add(text.Text.AsSpan(start, low + 1 - start), source);
            start = low + 1;
        }
    }

    /// <summary>Text that stands nowhere as it is.</summary>
    public void Add(string text, int source) => builder.Add(text, source);

    public SplicedText Build() => builder.Build();
}
