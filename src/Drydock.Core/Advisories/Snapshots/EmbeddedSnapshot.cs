using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Snapshots;

/// <summary>The advisories about Debian that the program carries, so that the first scan on a machine without network finds what is known. Made of the facts beside it; a test makes it again.</summary>
public static class EmbeddedSnapshot
{
    private const string Resource = "Drydock.Core.Snapshot";
    private const int MostBytes = 64 << 20;

    /// <param name="today">Records of later days say nothing of how old the snapshot is.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/></exception>
    public static AdvisoryDatabase Open(DateOnly today)
    {
        using var stream = typeof(EmbeddedSnapshot).Assembly.GetManifestResourceStream(Resource)
            ?? throw new DrydockException(ErrorCodes.DatabaseDamaged, "Opening the snapshot of Debian that Drydock carries failed: it is not there.", "Install Drydock again.");
        var bytes = new byte[Math.Min(stream.Length, MostBytes)];
        stream.ReadExactly(bytes);
        var (manifest, shards) = SnapshotFile.Read(bytes, "the snapshot of Debian that Drydock carries");
        var info = new DatabaseInfo(manifest.NewestUpTo(today), [.. manifest.Inputs.Select(i => i.Source).Distinct(StringComparer.Ordinal)]) { IsSnapshot = true };
        return new AdvisoryDatabase(manifest, "that Drydock carries", info, s => ShardBytes.Of(shards[s.Digest]));
    }
}
