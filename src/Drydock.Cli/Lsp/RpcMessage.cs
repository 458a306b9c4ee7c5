using System.Text.Json;

namespace Drydock.Cli.Lsp;

/// <summary>A request, a notification or a response. <see href="https://www.jsonrpc.org/specification"/></summary>
/// <param name="Id">As it is written, a number or a string; null of a notification.</param>
/// <param name="Method">Empty of a response.</param>
/// <param name="Fault">Of <see cref="RpcCodes"/>, when it is none of the three; 0 when it is one.</param>
internal sealed record RpcMessage(string? Id, string Method, JsonElement Params, int Fault = 0)
{
    public bool IsRequest => Id is not null && Method.Length > 0;

    public static RpcMessage Parse(byte[] body)
    {
        try
        {
            return Of(JsonElement.Parse(body));
        }
        catch (JsonException)
        {
            return Faulty(RpcCodes.ParseError);
        }
    }

    public static RpcMessage Faulty(int code, string? id = null) => new(id, "", default, code);

    private static RpcMessage Of(JsonElement root)
    {
        var given = root.Find("id");
        var id = given.ValueKind is JsonValueKind.Number or JsonValueKind.String ? given.GetRawText() : null;
        if (root.Text("jsonrpc") != "2.0" || (id is null && given.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)))
        {
            return Faulty(RpcCodes.InvalidRequest, id);
        }

        if (root.Text("method") is { Length: > 0 } method)
        {
            return new RpcMessage(id, method, root.Find("params"));
        }

        var isResponse = root.Find("method").ValueKind == JsonValueKind.Undefined && (root.Find("result").ValueKind != JsonValueKind.Undefined || root.Find("error").ValueKind == JsonValueKind.Object);
        return isResponse ? new RpcMessage(id, "", default) : Faulty(RpcCodes.InvalidRequest, id);
    }
}
