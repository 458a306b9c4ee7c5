using System.Collections.Concurrent;
using Drydock.Cli.Sources;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Findings.Fixing;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Inventories;

namespace Drydock.Cli.Linting;

/// <summary>Names images by digest and packages by version in Dockerfiles.</summary>
/// <param name="request">How registries are reached.</param>
/// <param name="withImages">Ask for digests.</param>
/// <param name="inventory">What the built image has; null to leave packages alone.</param>
internal sealed class Pinning(SourceRequest request, bool withImages, Inventory? inventory)
{
    /// <summary>It is asked for, so it is told as something that was mended.</summary>
    private static readonly RuleInfo Rule = new("pin", "unpinned", Severity.Info, "An image or a package is not named exactly", []);

    private readonly ConcurrentDictionary<string, string> digests = new(StringComparer.Ordinal);

    /// <param name="before">The file as it is, or as it was mended so far.</param>
    public async Task<MendedInput> PinAsync(MendedInput before, LintSettings settings, CancellationToken cancel)
    {
        var (name, context) = (before.Input.Name, before.Input.Context);
        var file = DockerfileParser.Parse(name, before.Text);
        var edits = new List<TextEdit>();
        foreach (var (image, at) in withImages ? ImagePins.Wanted(file) : [])
        {
            edits.Add(ImagePins.Edit(image, at, await DigestOfAsync(image, cancel)));
        }

        if (inventory is not null)
        {
            edits.AddRange(PackagePins.Edits(new DockerfileSubject(file, settings, context), inventory));
        }

        var pinned = edits.Select(e => new Finding(Rule, Severity.Info, "It is not named exactly.", new Location(name) { Span = e.At }) { Fix = new Fix($"Write {e.Text}", Applicability.Safe, [e]) });
        return before with { Text = TextFixer.Apply(before.Text, edits), Applied = [.. before.Applied, .. pinned] };
    }

    /// <summary>Of what the tag means now: an index where there is one, so that every platform finds its own.</summary>
    private async Task<string> DigestOfAsync(string image, CancellationToken cancel)
    {
        if (digests.TryGetValue(image, out var known))
        {
            return known;
        }

        await using var store = SourceOpener.Open(new SourceReading(SourceScheme.Registry, image, null), request);
        var found = (await store.ResolveAsync(null, cancel))[0].Digest.ToString();
        return digests[image] = found;
    }
}
