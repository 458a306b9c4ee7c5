namespace Drydock.Tests.Stores.Registries;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Target">Path and query; a whole URI when the client takes us for a proxy.</param>
internal sealed record FaultRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    /// <summary>The first byte asked for.</summary>
    public int Offset => Headers.TryGetValue("Range", out var range) ? int.Parse(range["bytes=".Length..^1]) : 0;
}
