namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>How a text is meant; a color where colors are welcome, nothing elsewhere.</summary>
internal enum Tone
{
    Plain,
    Quiet,
    Strong,
    Good,
    Warning,
    Bad,
}
