namespace Drydock.Core.Advisories.Storage;

/// <summary>Writes what people read of an advisory.</summary>
internal static class TextCode
{
    /// <summary>More is never read by anybody, and a stranger may write as much as he likes.</summary>
    private const int MostReferences = 20;
    private const int MostCharacters = 8000;

    public static void Write(ByteWriter writer, Advisory advisory)
    {
        writer.Text(Cut(advisory.Title));
        writer.Text(Cut(advisory.Description));
        writer.Texts([.. advisory.References.Take(MostReferences)]);
    }

    public static VulnerabilityText Read(ref ByteReader reader) => new(reader.Text(), reader.Text(), reader.Texts());

    private static string Cut(string text) => text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters), "…");
}
