namespace Drydock.Cli.Lsp;

/// <summary>A Dockerfile that is open in the editor: what it says there counts, not what is on disk.</summary>
/// <param name="uri">As the editor writes it.</param>
internal sealed class OpenDocument(string uri, DocumentText text, int? version)
{
    public string Uri => uri;

    /// <summary>Null when the editor counts none.</summary>
    public int? Version { get; private set; } = version;

    public DocumentText Text { get; private set; } = text;

    /// <summary>What was found in this text; null until it was looked at.</summary>
    public LintedDocument? Linted { get; set; }

    /// <summary>Whether the editor was told what was found.</summary>
    public bool IsPublished { get; set; }

    public void Change(DocumentText now, int? version)
    {
        (Text, Version) = (now, version);
        Forget();
    }

    /// <summary>What was found may not hold any more.</summary>
    public void Forget() => (Linted, IsPublished) = (null, false);
}
