using System.Text.Json;

namespace Drydock.Core.Inventories.Sboms;

/// <summary>
/// Reads what an in-toto statement claims, bare, in a DSSE envelope or in a sigstore bundle.
/// <see href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md"/>,
/// <see href="https://github.com/secure-systems-lab/dsse/blob/master/envelope.md"/>
/// </summary>
internal static class StatementType
{
    /// <returns>Empty when it does not say.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static string Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var envelope = root.Member("dsseEnvelope");
        var payload = (envelope.ValueKind == JsonValueKind.Object ? envelope : root).Member("payload");
        if (payload.ValueKind != JsonValueKind.String)
        {
            return root.Text("predicateType");
        }

        if (!payload.TryGetBytesFromBase64(out var bytes))
        {
            return "";
        }

        using var statement = JsonDocument.Parse(bytes);
        return statement.RootElement.Text("predicateType");
    }
}
