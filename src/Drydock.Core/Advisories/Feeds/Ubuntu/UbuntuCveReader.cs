using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Core.Advisories.Feeds.Ubuntu;

/// <summary>
/// Reads one file of Ubuntu's tracker: fields <c>Name: value</c> that go on in lines that begin with a space, and lines of state
/// <c>esm-infra/xenial_openssl: released (1.0.2g-1)</c>. <see href="https://git.launchpad.net/ubuntu-cve-tracker/tree/README"/>
/// </summary>
internal ref struct UbuntuCveReader(string fileName, FeedWriter writer)
{
    private readonly UbuntuCveText _text = new();
    private readonly List<AffectedPackage> _affected = [];
    private readonly Dictionary<string, Severity> _priorities = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _texts = new Dictionary<string, string>().GetAlternateLookup<ReadOnlySpan<char>>();
    private ReadOnlySpan<char> _field;
    private string _id = "";

    public void Read(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].TrimEnd();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (line[0] is ' ' or '\t')
            {
                _text.Add(_field, line[1..]);
            }
            else
            {
                ReadField(line);
            }
        }

        Write();
    }

    private void Write()
    {
        if (_id.Length == 0)
        {
            writer.Gap(fileName, "It has no line 'Candidate'.");
            return;
        }

        writer.Add(_text.ToAdvisory(_id) with { Affected = Rated() });
    }

    /// <summary>A priority may stand anywhere in the file, so it is put on the statements at the end.</summary>
    private readonly ImmutableArray<AffectedPackage> Rated()
    {
        for (var i = 0; i < _affected.Count && _priorities.Count > 0; i++)
        {
            if (_priorities.TryGetValue(_affected[i].Name, out var severity))
            {
                _affected[i] = _affected[i] with { Severity = severity };
            }
        }

        return [.. _affected];
    }

    private void ReadField(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon < 0)
        {
            writer.Gap(Id, $"A line is neither a field nor a state: '{Shown(line)}'.");
            return;
        }

        var name = line[..colon];
        var value = line[(colon + 1)..].Trim();
        _field = name;
        var underscore = name.IndexOf('_');
        if (name is "Candidate")
        {
            _id = value.ToString();
        }
        else if (underscore < 0)
        {
            _text.Set(name, value);
        }
        else if (name[..underscore] is "Priority")
        {
            ReadPriority(name[(underscore + 1)..], value);
        }
        else if (!char.IsAsciiLetterUpper(name[0]) && name[0] != '-')
        {
            ReadState(name, underscore, value);
        }
    }

    /// <summary>Reads <c>Priority_package</c>. The few for one release of a package (<c>Priority_package_release</c>) are left: the package's own holds.</summary>
    private readonly void ReadPriority(ReadOnlySpan<char> package, ReadOnlySpan<char> value)
    {
        if (!package.Contains('_') && UbuntuStatus.Priority(FirstWord(value)) is { } severity)
        {
            _priorities[package.ToString()] = severity;
        }
    }

    private readonly void ReadState(ReadOnlySpan<char> name, int underscore, ReadOnlySpan<char> value)
    {
        if (!UbuntuPlace.TryParse(name[..underscore], out var place))
        {
            writer.Gap(Id, $"Nobody knows the release of '{Shown(name)}'.");
            return;
        }

        var word = FirstWord(value);
        if (place.IsElsewhere || word is "DNE")
        {
            return;
        }

        var note = value[word.Length..].Trim().TrimStart('(').TrimEnd(')').Trim();
        if (UbuntuStatus.Parse(word, note) is not { } status)
        {
            writer.Gap(Id, $"Nobody knows the state of '{Shown(name)}': '{Shown(value)}'.");
        }
        else if (status == AdvisoryStatus.Fixed && !IsVersion(note))
        {
            writer.Gap(Id, $"'{Shown(name)}' is released without a version: '{Shown(value)}'.");
        }
        else
        {
            _affected.Add(new AffectedPackage
            {
                Space = place.Space!,
                Name = Shared(name[(underscore + 1)..]),
                IsSource = true,
                Status = status,
                Severity = _text.Priority,
                Spans = status == AdvisoryStatus.Fixed ? [new(null, note.ToString())] : [],
                Note = status == AdvisoryStatus.Fixed ? "" : word is "pending" ? Pending(note) : Shared(note),
                Channel = place.Channel,
            });
        }
    }

    private readonly string Id => _id.Length > 0 ? _id : fileName;

    /// <summary>A fix that is made and not yet published.</summary>
    private static string Pending(ReadOnlySpan<char> note) => note.IsEmpty ? "pending" : $"pending: {note}";

    /// <summary>The same text once a file: packages and reasons come a dozen times in a row.</summary>
    private readonly string Shared(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (!_texts.TryGetValue(text, out var shared))
        {
            shared = text.ToString();
            _texts[text] = shared;
        }

        return shared;
    }

    private static bool IsVersion(ReadOnlySpan<char> text) => !text.IsEmpty && char.IsAsciiDigit(text[0]) && text.IndexOfAny(" ,") < 0;

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny(" (\t");
        return end < 0 ? value : value[..end];
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length > 80 ? $"{text[..80]}…" : text.ToString();
}
