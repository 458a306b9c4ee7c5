using System.Collections.Immutable;
using Drydock.Core.Actions.Proofs;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;

namespace Drydock.Cli.Hardening;

/// <summary>Shows that a changed image works as the original does, and learns from failures what it misses.</summary>
internal sealed class Prover(ProofRequest request, Limits limits, TimeProvider time)
{
    private const int MostTries = 5;
    private readonly ImageProof proof = new(request, new ContainerEngine(request.Engine, time, limits), time);
    private readonly List<string> lines = [];
    private bool hasOriginal;
    private int tries;

    /// <summary>Paths that the program was seen to miss.</summary>
    public ImmutableArray<string> Missed { get; private set; } = [];

    /// <summary>What was shown, in words.</summary>
    public ImmutableArray<string> Lines => [.. lines];

    /// <returns>False to try again with <see cref="Missed"/>.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.ProofFailed"/></exception>
    public async Task<bool> ShowAsync(Image original, HardenedImage changed, ImageDraft draft, CancellationToken cancel)
    {
        if (!hasOriginal)
        {
            var was = await proof.RunAsync(original, null, limits, cancel);
            hasOriginal = was.Works ? true : throw new DrydockException(
                ErrorCodes.ProofFailed, $"Running the original failed, so nothing could be shown of the result: {was.Happened}.", $"See that {was.Check} fits the image, and give options that it needs with --run-option.");
            lines.Add($"the original passes {was.Check}");
        }

        var result = await proof.RunAsync(changed.Image!, changed.Kit, limits, cancel);
        if (result.Works)
        {
            lines.Add($"the result passes {result.Check}, run by the kit: user {changed.Kit!.User.Setting}, read-only, no capabilities, no new privileges, {changed.Kit.SystemCalls.Names.Length} system calls allowed");
            return true;
        }

        var found = MissingFiles.In(result.Logs, draft.Original, draft.Files).Where(m => !Missed.Contains(m.Path)).ToList();
        if (found.Count == 0 || ++tries > MostTries)
        {
            throw new DrydockException(
                ErrorCodes.ProofFailed,
                $"The hardened image does not work: {result.Happened}. It said: {ContainerEngine.Last(result.Logs)}",
                "Nothing was written. Keep what it needs with --keep GLOB, leave a step out with --without NAME, or choose a lower --profile.");
        }

        lines.AddRange(found.Select(m => $"'/{m.Path}' was put back, for the program missed it: {m.Said}"));
        Missed = [.. Missed, .. found.Select(m => m.Path)];
        return false;
    }
}
