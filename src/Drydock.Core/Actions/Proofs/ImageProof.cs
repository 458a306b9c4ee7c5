using System.Collections.Immutable;
using System.Globalization;
using Drydock.Core.Actions.Kit;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Http;

namespace Drydock.Core.Actions.Proofs;

/// <summary>
/// Runs an image and holds a check against it: the original as it is, the result as it should run, by the kit.
/// A check is the user's, an address that answers, the image's health check, or that the program stays up.
/// </summary>
public sealed class ImageProof(ProofRequest request, ContainerEngine engine, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <param name="kit">Null to run it as the engine would by itself.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.ProofFailed"/>: the engine does not run containers at all.</exception>
    public async Task<ProofResult> RunAsync(Image image, RunKit? kit, Limits limits, CancellationToken cancel)
    {
        var name = "drydock-proof-" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        var tag = $"localhost/{name}:proof";
        var folder = Path.Join(Path.GetTempPath(), name);
        await engine.LoadAsync(image, tag, cancel);
        try
        {
            var started = await StartAsync(kit, folder, tag, name, cancel);
            var happened = started.ExitCode == 0 ? await CheckAsync(image, name, cancel) : $"it did not start: {ContainerEngine.Last(started.Error)}";
            var logs = await engine.RunAsync(["logs", name], cancel);
            return new ProofResult(happened.Length == 0, happened, happened + "\n" + started.Error + "\n" + logs.Output + "\n" + logs.Error, CheckName(image));
        }
        finally
        {
            await engine.RunAsync(["rm", "--force", name], CancellationToken.None);
            await engine.RunAsync(["rmi", "--force", tag], CancellationToken.None);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<ChildResult> StartAsync(RunKit? kit, string folder, string tag, string name, CancellationToken cancel)
    {
        if (kit is null)
        {
            return await engine.RunAsync(["run", "--detach", "--name", name, .. request.RunOptions, tag], cancel);
        }

        // The very script that users get, so that what is proved is what they run.
        await KitWriter.WriteAsync(folder, kit, cancel);
        return await engine.RunOtherAsync(["env", "CONTAINER_ENGINE=" + string.Join(' ', request.Engine), Path.Join(folder, "run.sh"), tag, "--detach", "--name", name, .. request.RunOptions], cancel);
    }

    private string CheckName(Image image) => request switch
    {
        { Check: { } check } => $"the check '{check}'",
        { Probe: { } probe } => $"the probe of {probe}",
        _ when HasHealthcheck(image) => "the health check",
        _ => string.Create(CultureInfo.InvariantCulture, $"staying up for {Settling.TotalSeconds:0} s"),
    };

    /// <returns>What failed; empty when nothing did.</returns>
    private async Task<string> CheckAsync(Image image, string name, CancellationToken cancel)
    {
        if (request.Check is null && request.Probe is null && !HasHealthcheck(image))
        {
            await Task.Delay(Settling, time, cancel);
            return await StateAsync(name, cancel) is var (running, code) && (running || code == 0) ? "" : $"it ended with exit code {code}";
        }

        var end = time.GetUtcNow() + request.Patience;
        while (true)
        {
            var happened = await TryAsync(image, name, cancel);
            if (happened.Length == 0 || time.GetUtcNow() > end)
            {
                return happened;
            }

            if (await StateAsync(name, cancel) is (false, var code))
            {
                return $"it ended with exit code {code}";
            }

            await Task.Delay(Pause, time, cancel);
        }
    }

    private async Task<string> TryAsync(Image image, string name, CancellationToken cancel)
    {
        if (request.Check is { } check)
        {
            var result = await engine.RunOtherAsync(["sh", "-c", check, "check", name, await AddressAsync(name, cancel)], cancel);
            return result.ExitCode == 0 ? "" : $"the check ended with exit code {result.ExitCode}: {ContainerEngine.Last(result.Error.Length > 0 ? result.Error : result.Output)}";
        }

        if (request.Probe is { } probe)
        {
            return await ProbeAsync(Place(probe, image, await AddressAsync(name, cancel)), cancel);
        }

        var words = image.Config.Healthcheck is ["CMD-SHELL", var line] ? ["/bin/sh", "-c", line] : image.Config.Healthcheck!.Value[1..];
        var health = await engine.RunAsync(["exec", name, .. words], cancel);
        return health.ExitCode == 0 ? "" : $"the health check ended with exit code {health.ExitCode}: {ContainerEngine.Last(health.Error.Length > 0 ? health.Error : health.Output)}";
    }

    /// <summary>The address with the container's own; without a port, the first one that the image exposes, which may be another in the result.</summary>
    private static string Place(string probe, Image image, string address)
    {
        var uri = new UriBuilder(probe);
        if (uri.Host != "container")
        {
            return probe;
        }

        var exposed = image.Config.ExposedPorts.Select(KitPort.Parse).OfType<KitPort>().FirstOrDefault(p => p.Protocol == "TCP")?.First;
        (uri.Host, uri.Port) = (address, uri.Uri.IsDefaultPort ? exposed ?? uri.Port : uri.Port);
        return uri.Uri.AbsoluteUri;
    }

    private static async Task<string> ProbeAsync(string address, CancellationToken cancel)
    {
        using var client = HttpClients.Create(new HttpSettings { Variables = _ => null });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            using var response = await client.GetAsync(new Uri(address), limit.Token);
            return response.IsSuccessStatusCode ? "" : $"{address} answered {(int)response.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return $"{address} did not answer: {e.InnerException?.Message ?? e.Message}";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"{address} did not answer in time";
        }
    }

    /// <summary>Empty networks are those of the host: the container is reached as this machine.</summary>
    private async Task<string> AddressAsync(string name, CancellationToken cancel)
    {
        var result = await engine.RunAsync(["inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}", name], cancel);
        return result.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "127.0.0.1";
    }

    private async Task<(bool IsRunning, int ExitCode)> StateAsync(string name, CancellationToken cancel)
    {
        var result = await engine.RunAsync(["inspect", "--format", "{{.State.Running}} {{.State.ExitCode}}", name], cancel);
        var words = result.Output.Trim().Split(' ');
        return (words[0] == "true", words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : -1);
    }

    private static bool HasHealthcheck(Image image) => image.Config.Healthcheck is ["CMD", _, ..] or ["CMD-SHELL", _];
}
