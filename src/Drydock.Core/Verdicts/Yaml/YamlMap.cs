using System.Globalization;

namespace Drydock.Core.Verdicts.Yaml;

/// <summary>Reads the members of a map, and refuses keys it does not know.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlItem> members = new(StringComparer.Ordinal);

    /// <param name="what">For people: a rule, a waiver.</param>
    /// <param name="keys">Every key there may be; none for any.</param>
    public YamlMap(YamlFile file, YamlItem map, string what, params string[] keys)
    {
        (File, Item, What) = (file, map, what);
        if (map.Kind != YamlKind.Map)
        {
            throw file.Mistake(map, $"{what} is {map.What}, and a map is wanted.", keys.Length > 0 ? $"Its keys are {string.Join(", ", keys)}." : "");
        }

        for (var i = 0; i < map.Items.Count; i += 2)
        {
            var key = map.Items[i];
            if (keys.Length > 0 && !keys.Contains(key.Text, StringComparer.Ordinal))
            {
                throw file.Mistake(key, $"{what} has no key '{key.Text}'.", Spelling.Hint(key.Text, keys));
            }

            members[key.Text] = map.Items[i + 1];
        }
    }

    public YamlFile File { get; }

    public YamlItem Item { get; }

    public string What { get; }

    public IReadOnlyDictionary<string, YamlItem> Members => members;

    /// <summary>For people: <c>drydock.yaml:12</c>.</summary>
    public string Place => $"{File.Name}:{Item.Line}";

    /// <summary>Null when it is not there, or nothing is written.</summary>
    public YamlItem? Find(string key) => members.TryGetValue(key, out var item) && !item.IsNull ? item : null;

    public YamlItem Require(string key) => Find(key) ?? throw File.Mistake(Item, $"{What} has no '{key}'.");

    /// <summary>Empty when it is not there.</summary>
    public string Text(string key) => Find(key) is { } item ? Scalar(item, key) : "";

    /// <summary>One text or a list of them.</summary>
    public List<YamlItem> Texts(string key)
    {
        if (Find(key) is not { } item)
        {
            return [];
        }

        List<YamlItem> all = item.Kind == YamlKind.List ? item.Items : [item];
        all.ForEach(i => Scalar(i, key));
        return all;
    }

    public List<YamlItem> List(string key) => Find(key) switch
    {
        null => [],
        { Kind: YamlKind.List } list => list.Items,
        var other => throw File.Mistake(other, $"'{key}' is {other.What}, and a list is wanted.", "Begin each item with '-'."),
    };

    /// <summary>One of some words.</summary>
    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Find(key) is not { } item)
        {
            return null;
        }

        return words.TryGetValue(Scalar(item, key), out var value) ? value : throw File.Mistake(item, $"'{key}' is never '{item.Text}'.", Spelling.Hint(item.Text, [.. words.Keys]));
    }

    public int? Duration(string key) => Find(key) is not { } item ? null
        : Days.TryParse(Scalar(item, key), out var days) ? days
        : throw File.Mistake(item, $"'{item.Text}' is no duration.", "Write days, weeks or years: 30d, 4w, 1y.");

    /// <param name="item">A scalar; an ISO date, a time after it is cut off.</param>
    public DateOnly Date(YamlItem item) => DateOnly.TryParseExact(item.Text.Length > 10 && item.Text[10] is 'T' or 't' or ' ' ? item.Text[..10] : item.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw File.Mistake(item, $"'{item.Text}' is no date.", "Write it as 2026-12-31.");

    private string Scalar(YamlItem item, string key) => item.Kind == YamlKind.Scalar && !item.IsNull
        ? item.Text
        : throw File.Mistake(item, $"'{key}' is {item.What}, and a single value is wanted.");
}
