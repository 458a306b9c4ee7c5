using System.Text.Json;
using Drydock.Core.Dockerfiles;

namespace Drydock.Cli.Lsp;

/// <summary>Answers what the editor asks about a document.</summary>
internal sealed class LspRequests(OpenDocuments documents, LspOutput output, ClientFeatures features)
{
    public async Task AnswerAsync(RpcMessage request, CancellationToken cancel)
    {
        switch (request.Method)
        {
            case "textDocument/codeAction":
                await CodeActionsAsync(request, cancel);
                break;
            case "textDocument/hover":
                await HoverAsync(request, cancel);
                break;
            default:
                output.Fail(request.Id, RpcCodes.MethodNotFound, $"There is no method '{request.Method}'.");
                break;
        }
    }

    private async Task CodeActionsAsync(RpcMessage request, CancellationToken cancel)
    {
        if (request.Params.Text("textDocument", "uri") is not { } uri
            || ContentChanges.PlaceOf(request.Params, "range", "start") is not { } start || ContentChanges.PlaceOf(request.Params, "range", "end") is not { } end)
        {
            output.Fail(request.Id, RpcCodes.InvalidParams, "A code action needs textDocument.uri and range.");
        }
        else if (documents.Find(uri) is not { } document)
        {
            output.Answer(request.Id!, WriteEmptyList);
        }
        else
        {
            var actions = new CodeActions(document, await documents.LintAsync(document, cancel), features);
            var range = new Span(document.Text.OffsetOf(start), document.Text.OffsetOf(end));
            output.Answer(request.Id!, writer => actions.Write(writer, range, request.Params.Texts("context", "only")));
        }
    }

    private async Task HoverAsync(RpcMessage request, CancellationToken cancel)
    {
        if (request.Params.Text("textDocument", "uri") is not { } uri || ContentChanges.PlaceOf(request.Params, "position") is not { } place)
        {
            output.Fail(request.Id, RpcCodes.InvalidParams, "A hover needs textDocument.uri and position.");
        }
        else if (documents.Find(uri) is not { } document)
        {
            output.Answer(request.Id!, writer => writer.WriteNullValue());
        }
        else
        {
            var linted = await documents.LintAsync(document, cancel);
            output.Answer(request.Id!, writer => Hovers.Write(writer, document, linted, document.Text.OffsetOf(place), features));
        }
    }

    private static void WriteEmptyList(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteEndArray();
    }
}
