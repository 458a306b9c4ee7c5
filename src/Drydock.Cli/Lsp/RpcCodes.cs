namespace Drydock.Cli.Lsp;

/// <summary>The errors of the protocol that are used here. <see href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#errorCodes"/></summary>
internal static class RpcCodes
{
    public const int ParseError = -32700;
    public const int InvalidRequest = -32600;
    public const int MethodNotFound = -32601;
    public const int InvalidParams = -32602;
    public const int ServerNotInitialized = -32002;
    public const int RequestCancelled = -32800;
}
