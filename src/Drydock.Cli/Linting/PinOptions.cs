using System.CommandLine;
using Drydock.Cli.Commands;
using Drydock.Cli.Sources;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Linting;

/// <summary>What is to be named exactly: base images by digest, packages by version.</summary>
internal sealed class PinOptions
{
    private readonly Option<bool> pin = new("--pin") { Description = "Write the digests of base images behind their tags; asks their registries" };

    private readonly Option<string?> pinFrom = new("--pin-from") { Description = "Write the versions of the operating system's packages that this image, built from the Dockerfile, really has", HelpName = "IMAGE" };

    private readonly Option<bool> plainHttp = new("--plain-http") { Description = "Talk to registries without TLS (loopback needs no asking)" };

    private readonly Option<string?> caFile = new("--ca-file") { Description = "Certificates (PEM) to trust beside the system's, for a private registry", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[pin, pinFrom, plainHttp, caFile])
        {
            command.Add(option);
        }
    }

    /// <summary>Null when nothing is to be pinned.</summary>
    /// <exception cref="DrydockException">The image cannot be read.</exception>
    public async Task<Pinning?> ReadAsync(ParseResult result, Surroundings surroundings, CancellationToken cancel)
    {
        var image = result.GetValue(pinFrom);
        if (!result.GetValue(pin) && image is null)
        {
            return null;
        }

        var request = new SourceRequest(image ?? "", PlatformChoice.Parse(null), Limits.Default, result.GetValue(plainHttp), result.GetValue(caFile), surroundings);
        return new Pinning(request, result.GetValue(pin), image is null ? null : await InventoryAsync(request, result, cancel));
    }

    private static async Task<Inventory> InventoryAsync(SourceRequest request, ParseResult result, CancellationToken cancel)
    {
        var report = await Inspection.RunAsync(request, CacheCommand.Folder(request.Surroundings), Judging.OfNothing, result.GetValue(GlobalOptions.Quiet), cancel);
        return report.Platforms[0].Inventory;
    }
}
