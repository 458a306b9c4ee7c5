using System.Buffers.Binary;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// rpm's database of today: an SQLite table <c>Packages(hnum, blob)</c>. What was written last may still be in the log beside it.
/// <see href="https://github.com/rpm-software-management/rpm/blob/rpm-4.18.x/lib/backend/sqlite.c"/>
/// </summary>
internal sealed class RpmSqliteAnalyzer : IFileAnalyzer
{
    private const string LogSuffix = "-wal";

    public AnalyzerInfo Info { get; } = new("rpm-sqlite", 1, AnalyzerGroup.Packages, "RPM packages, from an rpmdb.sqlite and its write-ahead log");

    public PathFilter Paths { get; } = RpmFolders.Holding("rpmdb.sqlite", "rpmdb.sqlite" + LogSuffix) with { NeedsSiblings = true };

    public void Analyze(FileView file, FactWriter facts)
    {
        if (file.Name.EndsWith(LogSuffix, StringComparison.Ordinal))
        {
            AnalyzeLog(file, facts);
            return;
        }

        var log = SqliteLog.Open(file.Sibling(file.Name + LogSuffix) ?? default);
        if (log is null)
        {
            facts.Malformed("the write-ahead log beside it is not one");
        }

        Read(file.Content, log ?? SqliteLog.Empty, facts);
    }

    /// <summary>A log without its database in the same layer: the layer below has it, and this one changed it.</summary>
    private static void AnalyzeLog(FileView file, FactWriter facts)
    {
        if (file.Sibling(file.Name[..^LogSuffix.Length]) is not null)
        {
            return;
        }

        var log = SqliteLog.Open(file.Content);
        if (log is null)
        {
            facts.Malformed("it is not a write-ahead log");
        }
        else if (log.PageCount > 0)
        {
            facts.Gap(GapKind.Missing, "it changes a database that is not in the same layer: packages installed and removed here are not seen");
        }
    }

    private static void Read(ReadOnlyMemory<byte> database, SqliteLog log, FactWriter facts)
    {
        var file = SqliteFile.Open(database, log, out var problem);
        if (file is null)
        {
            facts.Malformed(problem);
            return;
        }

        if (!file.HasAllPages)
        {
            facts.Malformed("it is shorter than its header says");
        }

        if (FindTable(file, facts) is not { } root)
        {
            facts.Malformed("it has no table Packages");
            return;
        }

        var blobs = new RpmBlobs(facts, file.Length);
        new SqliteTable(file, row => blobs.Add(SqliteRecord.Column(row, 1)), blobs.Malformed).Read(root);
    }

    /// <summary>The schema is a table of its own, rooted at page 1: type, name, table, root page, statement.</summary>
    private static uint? FindTable(SqliteFile file, FactWriter facts)
    {
        uint? root = null;
        new SqliteTable(file, Look, facts.Malformed).Read(1);
        return root;

        void Look(ReadOnlySpan<byte> row)
        {
            var number = SqliteRecord.Column(row, 3);
            if (SqliteRecord.Column(row, 0).SequenceEqual("table"u8) && SqliteRecord.Column(row, 1).SequenceEqual("Packages"u8) && number.Length is > 0 and <= 4)
            {
                Span<byte> padded = stackalloc byte[4];
                padded.Clear();
                number.CopyTo(padded[(4 - number.Length)..]);
                root = BinaryPrimitives.ReadUInt32BigEndian(padded);
            }
        }
    }
}
