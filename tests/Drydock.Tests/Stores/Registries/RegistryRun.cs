using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores.Registries;

/// <summary>Opens registries as tests do: with an environment of their own, so that no login of this machine plays a part.</summary>
internal static class RegistryRun
{
    public static RegistryOptions Options(params (string Name, string Value)[] variables) =>
        new() { Variables = name => variables.FirstOrDefault(v => v.Name == name).Value };

    public static RegistryStore Open(string name, RegistryOptions? options = null, TimeProvider? time = null)
    {
        Assert.True(Reference.TryParse(name, out var reference), name);
        return RegistryStore.Open(reference, options ?? Options(), Limits.Default, time ?? TimeProvider.System);
    }

    /// <summary>The bytes of a blob, verified.</summary>
    public static async Task<byte[]> ReadAsync(RegistryStore store, Descriptor descriptor)
    {
        await using var stream = await store.OpenAsync(descriptor, default);
        return await BoundedReader.ReadAsync(stream, long.MaxValue, "a blob", default);
    }

    public static async Task<Descriptor> ResolveAsync(RegistryStore store, string? name = null) => Assert.Single(await store.ResolveAsync(name, default));

    public static async Task<DrydockException> FailsAsync(RegistryStore store, string? name = null) =>
        await Assert.ThrowsAsync<DrydockException>(async () => await store.ResolveAsync(name, default));
}
