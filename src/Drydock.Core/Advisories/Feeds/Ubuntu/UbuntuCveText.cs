using System.Text;

namespace Drydock.Core.Advisories.Feeds.Ubuntu;

/// <summary>What a file of Ubuntu's tracker says of the vulnerability itself.</summary>
internal sealed class UbuntuCveText
{
    private readonly StringBuilder _description = new();
    private readonly StringBuilder _ubuntuDescription = new();
    private readonly StringBuilder _notes = new();
    private readonly List<string> _references = [];
    private readonly List<Rating> _ratings = [];
    private DateOnly? _published;

    /// <summary>Ubuntu's own rating; null while nobody has given one.</summary>
    public Severity? Priority { get; private set; }

    public Advisory ToAdvisory(string id)
    {
        var description = (_description.Length > 0 ? _description : _ubuntuDescription).ToString();
        return new Advisory
        {
            Id = id,
            Description = _notes.Length == 0 ? description : $"{description}\n\nUbuntu's notes:\n{_notes}",
            References = [.. _references],
            Published = _published,
            IsWithdrawn = description.StartsWith("** REJECT **", StringComparison.Ordinal) || description.StartsWith("Rejected reason:", StringComparison.Ordinal),
            Ratings = Priority is { } severity ? [new Rating("ubuntu", severity), .. _ratings] : [.. _ratings],
        };
    }

    /// <summary>A field on a line of its own.</summary>
    public void Set(ReadOnlySpan<char> field, ReadOnlySpan<char> value)
    {
        switch (field)
        {
            case "PublicDate":
                _published = FeedJson.ParseDate(value);
                break;
            case "Priority":
                var end = value.IndexOf(' ');
                Priority = UbuntuStatus.Priority(end < 0 ? value : value[..end]);
                break;
            default:
                if (!value.IsEmpty)
                {
                    Add(field, value);
                }

                break;
        }
    }

    /// <summary>A further line of a field.</summary>
    public void Add(ReadOnlySpan<char> field, ReadOnlySpan<char> line)
    {
        switch (field)
        {
            case "Description":
                Append(_description, line.Trim(), ' ');
                break;
            case "Ubuntu-Description":
                Append(_ubuntuDescription, line.Trim(), ' ');
                break;
            case "Notes":
                Append(_notes, line, '\n');
                break;
            case "References":
                AddReference(line.Trim());
                break;
            case "CVSS":
                AddRating(line.Trim());
                break;
        }
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> line, char separator)
    {
        if (text.Length > 0)
        {
            text.Append(separator);
        }

        text.Append(line);
    }

    private void AddReference(ReadOnlySpan<char> line)
    {
        var end = line.IndexOf(' ');
        var address = end < 0 ? line : line[..end];
        if (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
        {
            _references.Add(address.ToString());
        }
    }

    /// <summary>Reads <c>nvd: CVSS:3.1/AV:N/… [5.9 MEDIUM]</c>; very old files have no brackets.</summary>
    private void AddRating(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        var vector = colon < 0 ? default : line[(colon + 1)..].Trim();
        var end = vector.IndexOf(' ');
        if (!vector.IsEmpty && Advisories.Ratings.FromVector(line[..colon].Trim().ToString(), (end < 0 ? vector : vector[..end]).ToString()) is { } rating)
        {
            _ratings.Add(rating);
        }
    }
}
