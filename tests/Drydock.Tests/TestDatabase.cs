using Drydock.Core.Advisories.Feeds;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Tests;

/// <summary>A database of a few invented records (tests/fixtures/database), made once for all tests. It speaks of Debian 12, Alpine 3.18, npm, PyPI and Go, and is a day old at <see cref="TestTime"/>'s start.</summary>
internal static class TestDatabase
{
    private static readonly Lazy<string> Made = new(Make);

    public static string Root => Made.Value;

    private static string Make()
    {
        var root = Directory.CreateTempSubdirectory("drydock-test-db-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        new DatabaseBuilder(new DatabaseFolder(root), Limits.Default).Build(Repository.Fixtures("database"), AdvisorySources.All, isPartial: false, (_, _) => { }, CancellationToken.None);
        return root;
    }
}
