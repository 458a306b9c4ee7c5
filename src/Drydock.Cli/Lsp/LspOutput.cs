using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Drydock.Cli.Terminal;

namespace Drydock.Cli.Lsp;

/// <summary>Writes messages with their headers.</summary>
internal sealed class LspOutput(Stream stream)
{
    private int requests;

    public void Answer(string id, Action<Utf8JsonWriter> result) => Send(writer =>
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(id, skipInputValidation: true);
        writer.WritePropertyName("result");
        result(writer);
    });

    /// <param name="id">Null when it could not be read.</param>
    public void Fail(string? id, int code, string message) => Send(writer =>
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(id ?? "null", skipInputValidation: true);
        writer.WriteStartObject("error");
        writer.WriteNumber("code", code);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });

    public void Notify(string method, Action<Utf8JsonWriter> members) => Send(writer => WriteCall(writer, method, members));

    /// <summary>Whatever is answered is not waited for.</summary>
    public void Request(string method, Action<Utf8JsonWriter> members) => Send(writer =>
    {
        writer.WriteNumber("id", ++requests);
        WriteCall(writer, method, members);
    });

    private static void WriteCall(Utf8JsonWriter writer, string method, Action<Utf8JsonWriter> members)
    {
        writer.WriteString("method", method);
        writer.WriteStartObject("params");
        members(writer);
        writer.WriteEndObject();
    }

    private void Send(Action<Utf8JsonWriter> members)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            members(writer);
            writer.WriteEndObject();
        }

        // An editor that is gone reads nothing; that its messages end is noticed where they are read.
        StandardOutput.Write([.. Encoding.ASCII.GetBytes($"Content-Length: {body.WrittenCount.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. body.WrittenSpan], stream);
    }
}
