using System.Text.Json;
using Drydock.Cli.Linting;

namespace Drydock.Cli.Lsp;

/// <summary>The Dockerfiles that are open in the editor, by their addresses.</summary>
/// <param name="limit">Characters of the longest one.</param>
internal sealed class OpenDocuments(Workspace workspace, LspOutput output, int limit)
{
    private readonly Dictionary<string, OpenDocument> documents = new(StringComparer.Ordinal);

    public OpenDocument? Find(string uri) => documents.GetValueOrDefault(uri);

    /// <summary>A generic client may send files of any language: others are left alone.</summary>
    public void Open(JsonElement document, PositionEncoding encoding)
    {
        if (document.Text("uri") is { } uri && document.Text("text") is { } text && IsDockerfile(uri, document.Text("languageId")))
        {
            documents[uri] = new OpenDocument(uri, new DocumentText(text, encoding), document.Number("version"));
        }
    }

    /// <summary>What cannot be followed is closed: findings at wrong places would be worse than none.</summary>
    public void Change(JsonElement change)
    {
        if (change.Text("textDocument", "uri") is not { } uri || Find(uri) is not { } document)
        {
            return;
        }

        if (ContentChanges.Apply(document.Text, change.Find("contentChanges"), limit) is { } text)
        {
            document.Change(text, change.Number("textDocument", "version"));
        }
        else
        {
            Close(uri);
        }
    }

    public void Close(string? uri)
    {
        if (uri is not null && documents.Remove(uri))
        {
            Diagnostics.Clear(output, uri);
        }
    }

    /// <summary>What was found in all of them, or in one, may not hold any more.</summary>
    public void Forget(string? uri = null)
    {
        foreach (var document in documents.Values.Where(d => uri is null || d.Uri == uri))
        {
            document.Forget();
        }
    }

    public async Task<LintedDocument> LintAsync(OpenDocument document, CancellationToken cancel) =>
        document.Linted ??= await workspace.LintAsync(document.Uri, document.Text.Text, cancel);

    /// <summary>Looks at what has changed, and tells the editor.</summary>
    public async Task PublishAsync(ClientFeatures features, CancellationToken cancel)
    {
        foreach (var document in documents.Values.Where(d => !d.IsPublished))
        {
            await LintAsync(document, cancel);
            Diagnostics.Publish(output, document, features);
            document.IsPublished = true;
        }
    }

    private static bool IsDockerfile(string uri, string? language) =>
        language is "dockerfile" or "containerfile" or "docker" || LintInputs.IsDockerfile(Workspace.PathOf(uri) ?? uri);
}
