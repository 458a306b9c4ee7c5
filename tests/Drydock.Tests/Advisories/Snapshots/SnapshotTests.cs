using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Snapshots;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Tests.Advisories.Snapshots;

public sealed class SnapshotTests
{
    private static readonly string Folder = Path.Join(Repository.Root, "src", "Drydock.Core", "Advisories", "Snapshots");

    [Fact]
    public void The_snapshot_is_what_the_facts_beside_it_give()
    {
        using var place = new TempFolder();
        var folder = new DatabaseFolder(place.Root);
        var (manifest, failed) = new DatabaseBuilder(folder, Limits.Default).Build(Folder, AdvisorySources.All, isPartial: false, (_, _) => { }, CancellationToken.None);
        var snapshot = SnapshotFile.Write(manifest, s => File.ReadAllBytes(folder.PathOf(s.Digest)));
        var file = Path.Join(Folder, "debian.snapshot");
        if (Repository.UpdatesFixtures)
        {
            File.WriteAllBytes(file, snapshot);
        }

        Assert.Empty(failed);
        Assert.All(manifest.Inputs, i => Assert.Equal(0, i.Gaps));
        Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(snapshot), "debian.snapshot differs from its facts: run with UPDATE_FIXTURES=1");
    }

    [Theory]
    [InlineData("debian:11")]
    [InlineData("debian:12")]
    [InlineData("debian:13")]
    public void It_knows_the_releases_of_Debian(string space)
    {
        using var database = EmbeddedSnapshot.Open(new DateOnly(2026, 11, 21));
        Assert.True(database.Info.IsSnapshot);
        Assert.True(database.Knows(space));
        Assert.NotEmpty(database.Statements(space, "openssl"));
    }

    [Fact]
    public void One_that_is_cut_short_is_said_to_be_damaged()
    {
        var whole = File.ReadAllBytes(Path.Join(Folder, "debian.snapshot"));
        Assert.Equal(ErrorCodes.DatabaseDamaged, Assert.Throws<DrydockException>(() => SnapshotFile.Read(whole.AsMemory(0, whole.Length - 1), "test")).Code);
        Assert.Equal(ErrorCodes.DatabaseDamaged, Assert.Throws<DrydockException>(() => SnapshotFile.Read(whole.AsMemory(0, 20), "test")).Code);
        Assert.Equal(ErrorCodes.DatabaseDamaged, Assert.Throws<DrydockException>(() => SnapshotFile.Read(default, "test")).Code);
    }
}
