namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>rpm's database up to RHEL 8, SLES 12 and Fedora 32: Berkeley DB, in the byte order of the machine that wrote it.</summary>
internal sealed class RpmBerkeleyAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("rpm-bdb", 1, AnalyzerGroup.Packages, "RPM packages, from a Packages file in Berkeley DB format");

    public PathFilter Paths { get; } = RpmFolders.Holding("Packages");

    public void Analyze(FileView file, FactWriter facts)
    {
        if (!BerkeleyHash.TryOpen(file.Bytes, out var database))
        {
            facts.Malformed("it is not a Berkeley DB hash database");
            return;
        }

        database.ReadValues(new RpmBlobs(facts, file.Bytes.Length));
    }
}
