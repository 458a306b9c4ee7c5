using System.CommandLine;
using Drydock.Core.Inventories.Caching;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock cache status|clean</c></summary>
internal static class CacheCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var status = new Command("status", "Say where the cache is and how much it holds");
        status.SetAction(async (result, cancel) =>
        {
            var folder = Require(surroundings);
            var (entries, bytes) = folder.Measure();
            await result.InvocationConfiguration.Output.WriteLineAsync($"{folder.Root}: {Amount.Of(entries, "entry", "entries")}, {Amount.Bytes(bytes)} of at most {Amount.Bytes(folder.MaxBytes)}".AsMemory(), cancel);
            return ExitCodes.Pass;
        });
        var clean = new Command("clean", "Delete every cached fact");
        clean.SetAction(async (result, cancel) =>
        {
            var folder = Require(surroundings);
            var (entries, bytes) = folder.Clean();
            await result.InvocationConfiguration.Output.WriteLineAsync($"{folder.Root}: deleted {Amount.Of(entries, "entry", "entries")}, {Amount.Bytes(bytes)}".AsMemory(), cancel);
            return ExitCodes.Pass;
        });
        return new Command("cache", "The facts kept from layers already read") { status, clean };
    }

    /// <summary>The user's cache; null when there is no place for one.</summary>
    public static CacheFolder? Folder(Surroundings surroundings)
    {
        var size = surroundings.Environment("DRYDOCK_CACHE_SIZE");
        var most = CacheFolder.DefaultMaxBytes;
        if (!string.IsNullOrEmpty(size) && (!long.TryParse(size, out most) || most < 0))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading DRYDOCK_CACHE_SIZE='{size}' failed: it is not a number of bytes.", "Write a whole number, for example 536870912.");
        }

        return CacheFolder.DefaultRoot(surroundings.Environment) is { } root ? new CacheFolder(root, most, surroundings.Time) : null;
    }

    private static CacheFolder Require(Surroundings surroundings) => Folder(surroundings) ?? throw new DrydockException(
        ErrorCodes.BadArgument, "Looking for the cache failed: neither DRYDOCK_CACHE_DIR, XDG_CACHE_HOME nor HOME is set.", "Set DRYDOCK_CACHE_DIR to a folder.");
}
