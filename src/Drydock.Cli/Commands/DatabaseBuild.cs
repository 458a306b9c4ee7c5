using System.Collections.Immutable;
using System.Globalization;
using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Makes the user's database of a folder of feeds, and says what came of it.</summary>
internal static class DatabaseBuild
{
    public static (DatabaseManifest Manifest, ImmutableArray<FailedInput> Failed) Run(
        Surroundings surroundings, string feeds, ImmutableArray<IAdvisorySource> sources, bool isPartial, bool isQuiet, CancellationToken cancel)
    {
        var folder = new DatabaseFolder(DatabasePlace.Require(surroundings));
        return new DatabaseBuilder(folder, Limits.Default).Build(feeds, sources, isPartial, Teller(surroundings, isQuiet), cancel);
    }

    /// <summary>Says on a terminal which inputs are done.</summary>
    public static Action<InputInfo, bool> Teller(Surroundings surroundings, bool isQuiet)
    {
        var gate = new Lock();
        return Tell;

        void Tell(InputInfo input, bool isReused)
        {
            if (isQuiet || !surroundings.IsErrorTerminal)
            {
                return;
            }

            lock (gate)
            {
                surroundings.Error.WriteLine($"{(isReused ? "kept" : "read")}  {input.Source,-20} {input.File}  {Amount.Of(input.Records, "record", "records")}");
            }
        }
    }

    /// <summary>The state of the database on <paramref name="output"/>; what could not be read on standard error.</summary>
    public static async Task TellAsync(DatabaseManifest manifest, ImmutableArray<FailedInput> failed, bool isVerbose, TextWriter output, Surroundings surroundings, CancellationToken cancel)
    {
        foreach (var input in manifest.Inputs.Where(i => i.Gaps > 0))
        {
            await surroundings.Error.WriteLineAsync($"drydock: {input.Source}: {input.File}: {Amount.Of(input.Gaps, "record was", "records were")} not understood{(isVerbose ? "" : "; --verbose lists the first")}".AsMemory(), cancel);
            foreach (var gap in isVerbose ? input.FirstGaps : input.FirstGaps.Take(0))
            {
                await surroundings.Error.WriteLineAsync($"  {gap}".AsMemory(), cancel);
            }
        }

        foreach (var input in failed)
        {
            await surroundings.Error.WriteLineAsync($"drydock: {input.Source}: {input.Message} {(input.IsOldKept ? "What was known of it before is kept." : "Nothing is known of it.")}".AsMemory(), cancel);
        }

        var newest = manifest.NewestUpTo(surroundings.Today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date";
        await output.WriteLineAsync($"{Amount.Of(manifest.Inputs.Sum(i => (long)i.Records), "record", "records")} of {Amount.Of(manifest.Inputs.Select(i => i.Source).Distinct(StringComparer.Ordinal).Count(), "source", "sources")}, newest {newest}, {Amount.Bytes(manifest.Size)} in {Amount.Of(manifest.Shards.Count(), "shard", "shards")}".AsMemory(), cancel);
    }
}
