namespace Drydock.Core.Advisories.Scoring;

/// <summary>The values that a vector gives to the metrics of its version.</summary>
internal sealed class CvssVector
{
    private readonly CvssMetrics _metrics;
    private readonly byte[] _values;

    private CvssVector(CvssMetrics metrics, byte[] values)
    {
        _metrics = metrics;
        _values = values;
    }

    /// <summary>The place of a metric's value in the list of <see cref="CvssMetrics"/>; 0, which is "not defined", for an optional one that the vector leaves out.</summary>
    public int this[string name] => _values[_metrics.IndexOf(name)];

    /// <summary>The value that somebody put in the place of a base metric's for his environment, else the base metric's.</summary>
    public int Modified(string name, string modified) => this[modified] == 0 ? this[name] : this[modified] - 1;

    /// <summary>One of several metrics is defined.</summary>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same without what is not a base metric.</summary>
    public CvssVector BaseOnly()
    {
        var values = new byte[_values.Length];
        _values.AsSpan(0, _metrics.RequiredCount).CopyTo(values);
        return new CvssVector(_metrics, values);
    }

    /// <summary>Reads <c>AV:N/AC:L/…</c>; null when a metric is unknown, named twice or missing. Any order will do: the one that version 4 asks for changes nothing of what is meant.</summary>
    public static CvssVector? Parse(CvssMetrics metrics, ReadOnlySpan<char> text)
    {
        var values = new byte[metrics.Count];
        ulong seen = 0;
        foreach (var range in text.Split('/'))
        {
            var part = text[range];
            var colon = part.IndexOf(':');
            var metric = colon < 0 ? -1 : metrics.IndexOf(part[..colon]);
            var value = metric < 0 ? -1 : metrics.ValueOf(metric, part[(colon + 1)..]);
            if (value < 0 || (seen & (1UL << metric)) != 0)
            {
                return null;
            }

            seen |= 1UL << metric;
            values[metric] = (byte)value;
        }

        var required = (1UL << metrics.RequiredCount) - 1;
        return (seen & required) == required ? new CvssVector(metrics, values) : null;
    }
}
