using System.CommandLine;
using System.Globalization;
using Drydock.Core.Advisories.Downloads;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Reports;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db status</c></summary>
internal static class DbStatusCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("status", "Say what is in the database: sources, counts, newest record, age, size");
        command.SetAction(async (result, cancel) =>
        {
            var output = result.InvocationConfiguration.Output;
            var root = DatabasePlace.Require(surroundings);
            var folder = new DatabaseFolder(root);
            if (folder.ReadManifest() is not { } manifest)
            {
                await output.WriteLineAsync($"{root}: there is no database. 'drydock db update' fetches one; 'drydock db build --from FOLDER' makes one of local feeds.".AsMemory(), cancel);
                return ExitCodes.Incomplete;
            }

            var today = surroundings.Today;
            await output.WriteLineAsync($"{root}: {Amount.Of(manifest.Inputs.Sum(i => (long)i.Records), "record", "records")}, {Amount.Bytes(manifest.Size)} in {Amount.Of(manifest.Shards.Count(), "shard", "shards")}, newest record {Day(manifest.NewestUpTo(today))}{Age(manifest.NewestUpTo(today), today)}, written {folder.WrittenAt:yyyy-MM-dd HH:mm} UTC".AsMemory(), cancel);
            await output.WriteLineAsync().WaitAsync(cancel);
            await output.WriteLineAsync("  SOURCE                 RECORDS  STATEMENTS   GAPS  NEWEST           SIZE".AsMemory(), cancel);
            foreach (var source in manifest.Inputs.GroupBy(i => i.Source, StringComparer.Ordinal).Where(s => s.Sum(i => i.Records) + s.Sum(i => i.Gaps) > 0))
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {source.Key,-20}{source.Sum(i => i.Records),10}{source.Sum(i => i.Statements),12}{source.Sum(i => i.Gaps),7}  {Day(source.Max(i => i.NewestUpTo(today))),-10}{Amount.Bytes(source.SelectMany(i => i.Shards).Sum(s => s.Size)),11}").AsMemory(), cancel);
            }

            await TellFeedsAsync(FeedDownloads.FeedsOf(root), output, cancel);
            return ExitCodes.Pass;
        });
        return command;
    }

    /// <summary>What 'drydock db update' keeps beside the database, so that only what changed is fetched again.</summary>
    private static async Task TellFeedsAsync(string feeds, TextWriter output, CancellationToken cancel)
    {
        if (Directory.Exists(feeds))
        {
            var files = new DirectoryInfo(feeds).EnumerateFiles("*", SearchOption.AllDirectories).Select(f => f.Length).ToList();
            await output.WriteLineAsync($"\n  {Amount.Of(files.Count, "fetched feed", "fetched feeds")}, {Amount.Bytes(files.Sum())} in {feeds}".AsMemory(), cancel);
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown";

    private static string Age(DateOnly? day, DateOnly today) => day is { } newest ? $" ({Amount.Of(Math.Max(0, today.DayNumber - newest.DayNumber), "day", "days")} old)" : "";
}
