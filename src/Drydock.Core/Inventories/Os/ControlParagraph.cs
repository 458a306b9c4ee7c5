using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>One paragraph of fields. Values keep the newlines of their continuation lines, each without its leading space.</summary>
internal sealed class ControlParagraph
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a field; empty when there is none.</summary>
    public string this[string name] => fields.GetValueOrDefault(name, "");

    public bool IsEmpty => fields.Count == 0;

    internal void Add(string name, ReadOnlySpan<byte> value) => fields.TryAdd(name, Encoding.UTF8.GetString(value));
}
