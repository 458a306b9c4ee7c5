namespace Drydock.Cli.Lsp;

/// <summary>
/// One conversation with an editor, from <c>initialize</c> to <c>exit</c>. Messages are taken one after the other, so that each sees the documents as those before
/// it have left them; what is typed is looked at when nothing else waits, or something is asked. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/"/>
/// </summary>
internal sealed class LspSession
{
    /// <summary>Bytes of a message, and characters of a document.</summary>
    public const int Limit = 16 << 20;

    /// <summary>What the protocol wants where an editor goes without saying so.</summary>
    private const int EndedEarly = 1;

    private readonly LspQueue queue;
    private readonly LspOutput output;
    private readonly Workspace workspace;
    private readonly OpenDocuments documents;
    private ClientFeatures? features;
    private bool isShutDown;

    public LspSession(Stream input, Stream output)
    {
        queue = new LspQueue(input, Limit);
        this.output = new LspOutput(output);
        workspace = new Workspace(message => ServerMessages.Complain(this.output, message));
        documents = new OpenDocuments(workspace, this.output, Limit);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        // Reading a console blocks its thread.
        var filling = Task.Run(() => queue.FillAsync(cancel), cancel);
        await foreach (var message in queue.ReadAsync(cancel))
        {
            if (message is { Method: "exit", Id: null })
            {
                return isShutDown ? ExitCodes.Pass : EndedEarly;
            }

            if (message.IsRequest)
            {
                await PublishAsync(cancel);
            }

            await TakeAsync(message, cancel);
            if (queue.IsEmpty)
            {
                await PublishAsync(cancel);
            }
        }

        await filling;
        return EndedEarly;
    }

    private Task PublishAsync(CancellationToken cancel) => features is null ? Task.CompletedTask : documents.PublishAsync(features, cancel);

    private async Task TakeAsync(RpcMessage message, CancellationToken cancel)
    {
        if (message.Fault != 0)
        {
            output.Fail(message.Id, message.Fault, message.Fault == RpcCodes.ParseError ? "This is no JSON, or has no Content-Length." : $"This is no message of JSON-RPC 2.0, or larger than {Limit} bytes.");
        }
        else if (message.IsRequest)
        {
            await AnswerAsync(message, cancel);
        }
        else if (features is not null && !isShutDown)
        {
            Note(message);
        }
    }

    private async Task AnswerAsync(RpcMessage request, CancellationToken cancel)
    {
        if (!queue.Takes(request))
        {
            output.Fail(request.Id, RpcCodes.RequestCancelled, "The request was taken back.");
        }
        else if (isShutDown || (features is not null && request.Method == "initialize"))
        {
            output.Fail(request.Id, RpcCodes.InvalidRequest, isShutDown ? "The server was shut down." : "The server was initialized already.");
        }
        else if (request.Method == "initialize")
        {
            features = ClientFeatures.Of(request.Params.Find("capabilities"));
            workspace.Open(request.Params);
            output.Answer(request.Id!, writer => ServerMessages.WriteCapabilities(writer, features));
        }
        else if (features is null)
        {
            output.Fail(request.Id, RpcCodes.ServerNotInitialized, "The server waits for 'initialize'.");
        }
        else if (request.Method == "shutdown")
        {
            isShutDown = true;
            output.Answer(request.Id!, writer => writer.WriteNullValue());
        }
        else
        {
            await new LspRequests(documents, output, features).AnswerAsync(request, cancel);
        }
    }

    /// <summary>A notification is never answered; one that is not known is nothing.</summary>
    private void Note(RpcMessage message)
    {
        switch (message.Method)
        {
            case "initialized" when features!.RegistersWatchers:
                ServerMessages.RegisterWatchers(output);
                break;
            case "textDocument/didOpen":
                documents.Open(message.Params.Find("textDocument"), features!.Encoding);
                break;
            case "textDocument/didChange":
                documents.Change(message.Params);
                break;
            case "textDocument/didClose":
                documents.Close(message.Params.Text("textDocument", "uri"));
                break;
            case "textDocument/didSave":
                documents.Forget(message.Params.Text("textDocument", "uri") ?? "");
                break;
            case "workspace/didChangeConfiguration":
                workspace.Configure(message.Params.Find("settings"));
                documents.Forget();
                break;
            case "workspace/didChangeWatchedFiles":
                workspace.Forget();
                documents.Forget();
                break;
            case "workspace/didChangeWorkspaceFolders":
                workspace.ChangeFolders(message.Params.Find("event"));
                documents.Forget();
                break;
            default:
                break;
        }
    }
}
