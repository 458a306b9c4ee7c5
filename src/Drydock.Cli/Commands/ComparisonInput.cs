using System.Collections.Immutable;
using System.Text;
using Drydock.Cli.Sources;
using Drydock.Core.Inventories.Caching;
using Drydock.Core.Reports;
using Drydock.Core.Reports.Comparisons;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Reads one side of a comparison: a report of ours, or anything that can be scanned.</summary>
internal sealed class ComparisonInput(Judging judging, CacheFolder? cache, bool isQuiet)
{
    private const long MostBytes = 512L << 20;
    private const int OpeningBytes = 512;

    /// <exception cref="DrydockException">It cannot be read, or holds several platforms and none was chosen.</exception>
    public async Task<ComparedImage> ReadAsync(SourceRequest request, CancellationToken cancel)
    {
        var name = request.Argument;
        if (IsReport(name))
        {
            return Choose(ComparedImages.Read(await BoundedReader.ReadFileAsync(name, MostBytes, cancel), name), request);
        }

        using var json = new MemoryStream();
        ReportFormats.Find("json", isScan: true).Write(await Inspection.RunAsync(request, cache, judging, isQuiet, cancel), new ReportOptions(null), json);
        return Choose(ComparedImages.Read(json.GetBuffer().AsMemory(0, (int)json.Length), name), request);
    }

    /// <summary>Told by its first bytes: an SBOM is JSON too.</summary>
    private static bool IsReport(string path)
    {
        try
        {
            if (!File.Exists(path) || FileKind.IsRegular(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path) != true)
            {
                return false;
            }

            using var file = File.OpenRead(path);
            var bytes = new byte[OpeningBytes];
            var opening = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, OpeningBytes, throwOnEndOfStream: false));
            return opening.TrimStart('\uFEFF', ' ', '\n', '\r', '\t').StartsWith('{') && opening.Contains("\"schemaVersion\"", StringComparison.Ordinal) && opening.Contains("\"drydock\"", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ComparedImage Choose(ImmutableArray<ComparedImage> images, SourceRequest request)
    {
        var wanted = request.Platform.Wanted?.ToString();
        var fitting = images.Length == 1 ? images : [.. images.Where(i => i.Platform == wanted)];
        return fitting.Length == 1 ? fitting[0] : throw new DrydockException(
            ErrorCodes.BadArgument, $"Comparing '{request.Argument}' failed: it holds {string.Join(", ", images.Select(i => i.Platform))}, and a comparison is of one platform.", "Choose one of these with --platform.");
    }
}
