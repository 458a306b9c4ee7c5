namespace Drydock.Tests.Stores.Registries;

/// <summary>An answer, and what goes wrong with it.</summary>
internal sealed record FaultAnswer(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    /// <summary>The connection breaks after so many bytes of the body.</summary>
    public int? CutAfter { get; init; }

    /// <summary>What the header says instead of the truth; -1 for no such header.</summary>
    public long? ContentLength { get; init; }

    /// <summary>After the body nothing comes any more, and the connection stays open.</summary>
    public bool Stalls { get; init; }

    /// <summary>The body is sent again and again.</summary>
    public bool IsEndless { get; init; }

    public static FaultAnswer Text(int status, string body, params (string Name, string Value)[] headers) => new(status, System.Text.Encoding.UTF8.GetBytes(body), headers);

    /// <summary>The rest of <paramref name="whole"/> from the byte that was asked for, as an honest server sends it.</summary>
    public static FaultAnswer Range(FaultRequest request, byte[] whole) => request.Offset == 0
        ? new(200, whole)
        : new(206, whole[request.Offset..], ("Content-Range", $"bytes {request.Offset}-{whole.Length - 1}/{whole.Length}"));
}
