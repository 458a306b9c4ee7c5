using System.Collections.Immutable;
using Drydock.Cli.Sources;
using Drydock.Cli.Terminal;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Core.Inventories.Sboms;
using Drydock.Core.Reports;
using Drydock.Core.Verdicts;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;

namespace Drydock.Cli.Commands;

/// <summary>From an image argument to a report: image, inventory, findings, verdict, for each platform.</summary>
internal static class Inspection
{
    /// <param name="judging">What is thought of what was read.</param>
    public static async Task<Report> RunAsync(SourceRequest request, CacheFolder? cache, Judging judging, bool isQuiet, CancellationToken cancel)
    {
        var reading = SourceParser.Parse(request.Argument);
        if (reading.Place == "-")
        {
            (reading, request) = Peek(reading, request);
        }

        if (reading.Scheme == SourceScheme.Sbom || reading.Scheme == SourceScheme.Purls)
        {
            return ReportOf(request, reading, [await ReadSbomAsync(reading, request, judging, cancel)], judging);
        }

        using var progress = new ProgressLine(!isQuiet && request.Surroundings.IsErrorTerminal ? request.Surroundings.Error : TextWriter.Null, request.Surroundings.Time);
        await using var store = SourceOpener.Open(reading, request);
        var images = await new ImageLoader(store, request.Limits).LoadAsync(reading.Name, request.Platform, cancel);
        var analyzers = Analyzers.All;
        var scanner = new ImageScanner(analyzers, new FactCache(cache, analyzers, request.Limits), request.Limits, progress);
        var platforms = ImmutableArray.CreateBuilder<PlatformReport>();
        foreach (var image in images)
        {
            var inventory = await scanner.ScanAsync(image, cancel);
            bool? hasSbom = judging.Policy.Policy.AsksForSbom && inventory.Sboms.IsEmpty ? await new AttachedSboms(image, request.Limits).AnyAsync(cancel) : null;
            platforms.Add(judging.Judge(image, inventory, ReferenceOf(reading), await judging.Origin.LoadAsync(image.Platform, request, cancel), hasSbom));
        }

        cache?.Trim();
        return ReportOf(request, reading, platforms.ToImmutable(), judging);
    }

    /// <summary>Standard input can be an SBOM as well as an archive: its first bytes say.</summary>
    private static (SourceReading Reading, SourceRequest Request) Peek(SourceReading reading, SourceRequest request)
    {
        var input = request.Surroundings.Input;
        var opening = SbomOpening.Read(input);
        var isSbom = request.Argument == "-" && SbomOpening.Matches(opening);
        return (isSbom ? reading with { Scheme = SourceScheme.Sbom } : reading, request with { Surroundings = request.Surroundings with { Input = new PrefixedStream(opening, input) } });
    }

    private static Report ReportOf(SourceRequest request, SourceReading reading, ImmutableArray<PlatformReport> platforms, Judging judging) => new(request.Argument, platforms, CreatedAt(request.Surroundings))
    {
        ToolVersion = ProductVersion.Text,
        Database = judging.Database,
        Reference = ReferenceOf(reading),
    };

    private static Reference? ReferenceOf(SourceReading reading) => reading.Scheme == SourceScheme.Registry && Reference.TryParse(reading.Place, out var reference) ? reference : null;

    /// <summary>An SBOM has no image behind it: no rule about images applies, and its gaps decide.</summary>
    private static async Task<PlatformReport> ReadSbomAsync(SourceReading reading, SourceRequest request, Judging judging, CancellationToken cancel)
    {
        var isInput = reading.Place == "-";
        var bytes = isInput
            ? await BoundedReader.ReadAsync(request.Surroundings.Input, request.Limits.FileBytes, "standard input", cancel)
            : await BoundedReader.ReadFileAsync(reading.Place, request.Limits.FileBytes, cancel);
        var sbom = SbomInventory.Read(bytes, isInput ? "standard input" : reading.Place, request.Limits);
        return judging.Judge(null, sbom.Inventory) with { Sbom = sbom.Info };
    }

    /// <summary>No clock: a report says when it was made only if it is told. <see href="https://reproducible-builds.org/specs/source-date-epoch/"/></summary>
    internal static DateTimeOffset? CreatedAt(Surroundings surroundings)
    {
        var text = surroundings.Environment("SOURCE_DATE_EPOCH");
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return long.TryParse(text, out var seconds) && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading SOURCE_DATE_EPOCH='{text}' failed: it is not a number of seconds since 1970.", "Unset it, or set it to what 'date +%s' prints.");
    }
}
