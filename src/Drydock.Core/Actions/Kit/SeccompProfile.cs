using System.Text.Json;

namespace Drydock.Core.Actions.Kit;

/// <summary>
/// Writes a seccomp profile as Docker, Podman and Kubernetes read it. What is not allowed answers ENOSYS, as an old kernel would: programs then ask another way, and a log says which call it was.
/// <see href="https://github.com/opencontainers/runtime-spec/blob/v1.2.0/config-linux.md#seccomp"/>
/// </summary>
internal static class SeccompProfile
{
    private const int NotThere = 38;

    /// <summary>Flags of clone that make namespaces: none of them may be set.</summary>
    private const long Namespaces = 0x7E020000;

    public static byte[] Write(RunKit kit)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("defaultAction", "SCMP_ACT_ERRNO");
            json.WriteNumber("defaultErrnoRet", NotThere);
            json.WriteStartArray("architectures");
            json.WriteStringValue(NameOf(kit.Architecture));
            json.WriteEndArray();
            json.WriteStartArray("syscalls");
            json.WriteStartObject();
            json.WriteStartArray("names");
            foreach (var name in kit.SystemCalls.Names.Where(n => n != "clone"))
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteString("action", "SCMP_ACT_ALLOW");
            json.WriteEndObject();
            if (kit.SystemCalls.Names.Contains("clone"))
            {
                WriteClone(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static void WriteClone(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("names");
        json.WriteStringValue("clone");
        json.WriteEndArray();
        json.WriteString("action", "SCMP_ACT_ALLOW");
        json.WriteStartArray("args");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteNumber("value", Namespaces);
        json.WriteNumber("valueTwo", 0);
        json.WriteString("op", "SCMP_CMP_MASKED_EQ");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string NameOf(string architecture) => architecture switch
    {
        "amd64" => "SCMP_ARCH_X86_64",
        "arm64" => "SCMP_ARCH_AARCH64",
        "386" => "SCMP_ARCH_X86",
        _ => "SCMP_ARCH_" + architecture.ToUpperInvariant(),
    };
}
