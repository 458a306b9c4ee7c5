using Drydock.Cli.Terminal;
using Drydock.Core.Advisories.Exchange;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Gives the user's database to a store and takes it from one, and says what came of it.</summary>
internal sealed class DatabaseExchange(Surroundings surroundings, bool isQuiet)
{
    private readonly DatabaseFolder folder = new(DatabasePlace.Require(surroundings));
    private int shards;
    private int moved;
    private long bytes;

    /// <returns>What stands in the store now.</returns>
    public async Task<Descriptor> GiveAsync(IWritableContentStore store, string? name, CancellationToken cancel)
    {
        using var line = TransferLine.Start(surroundings, isQuiet, "shards");
        return await DatabasePush.RunAsync(folder, store, name, count => Expect(line, count), count => Note(line, count), cancel);
    }

    public async Task TakeAsync(IContentStore store, TextWriter output, CancellationToken cancel)
    {
        DatabaseManifest manifest;
        using (var line = TransferLine.Start(surroundings, isQuiet, "shards"))
        {
            manifest = await new DatabasePull(folder, store, Limits.Default).RunAsync(name: null, count => Expect(line, count), count => Note(line, count), cancel);
        }

        await output.WriteLineAsync($"{Amount.Of(moved, "shard", "shards")} fetched ({Amount.Bytes(bytes)}), {manifest.Shards.DistinctBy(s => s.Digest).Count() - moved} were here".AsMemory(), cancel);
        await DatabaseBuild.TellAsync(manifest with { Inputs = [.. manifest.Inputs.Select(i => i with { Gaps = 0 })] }, [], isVerbose: false, output, surroundings, cancel);
    }

    /// <summary>What was given, in words.</summary>
    public string Given => $"{Amount.Of(moved, "shard", "shards")} of {shards} ({Amount.Bytes(bytes)})";

    private void Expect(TransferLine line, int count)
    {
        shards = count;
        line.Expect(count);
    }

    private void Note(TransferLine line, long count)
    {
        Interlocked.Add(ref bytes, count);
        Interlocked.Add(ref moved, count > 0 ? 1 : 0);
        line.Receive(count);
        line.Finish();
    }
}
