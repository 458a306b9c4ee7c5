namespace Drydock.Tests.Stores.Registries;

/// <summary>The real registries that the tests of one class share, with images in them.</summary>
public sealed class SharedRegistries : IDisposable
{
    private readonly TempFolder certificates = new();
    private readonly Lazy<RealRegistry> withLogin;
    private readonly Lazy<RealRegistry> secure;

    public SharedRegistries()
    {
        Open = RealRegistry.Start();
        Open.Push(Single, "team/app:1.0");
        Open.Push(Multi, "team/multi:latest");
        withLogin = new(() => Pushed(RealRegistry.StartWithLogin()));
        secure = new(() => Pushed(RealRegistry.StartSecure(certificates)));
    }

    internal TestImage Single { get; } = new("amd64");

    internal TestImage Multi { get; } = new("amd64", "arm64", "riscv64");

    internal RealRegistry Open { get; }

    internal RealRegistry WithLogin => withLogin.Value;

    internal RealRegistry Secure => secure.Value;

    public void Dispose()
    {
        Open.Dispose();
        foreach (var lazy in new[] { withLogin, secure }.Where(r => r.IsValueCreated))
        {
            lazy.Value.Dispose();
        }

        certificates.Dispose();
    }

    private RealRegistry Pushed(RealRegistry registry)
    {
        registry.Push(Single, "team/app:1.0");
        return registry;
    }
}
