namespace Drydock.Core.Verdicts.Yaml;

/// <summary>One item of a YAML file, with its place.</summary>
/// <param name="line">From 1.</param>
/// <param name="column">From 1; of a quoted scalar that of its first letter.</param>
internal sealed class YamlItem(YamlKind kind, int line, int column, string text = "")
{
    public YamlKind Kind { get; } = kind;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>Of a scalar; empty for the others.</summary>
    public string Text { get; } = text;

    /// <summary>A block scalar (<c>|</c> or <c>></c>): its text begins on the next line.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Nothing is written: <c>key:</c>, <c>~</c> or <c>null</c>, without quotes.</summary>
    public bool IsNull { get; init; }

    /// <summary>Of a list its items; of a map keys and values in turn.</summary>
    public List<YamlItem> Items { get; } = [];

    public string What => Kind switch { YamlKind.Scalar => IsNull ? "nothing" : "a value", YamlKind.List => "a list", _ => "a map" };
}
