namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>A text in a table.</summary>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}
