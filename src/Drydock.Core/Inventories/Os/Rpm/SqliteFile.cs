using System.Buffers.Binary;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// The pages of an SQLite database and of the write-ahead log beside it: a page in the log is newer than the one in the database.
/// Read only, and only as much of the format as rpm's table needs. <see href="https://www.sqlite.org/fileformat2.html"/>
/// </summary>
internal sealed class SqliteFile
{
    public const int HeaderSize = 100;
    private const int MinPageSize = 512;
    private const int MaxPageSize = 65536;

    private readonly ReadOnlyMemory<byte> database;
    private readonly SqliteLog log;

    private SqliteFile(ReadOnlyMemory<byte> database, SqliteLog log, int pageSize)
    {
        (this.database, this.log, PageSize) = (database, log, pageSize);
        var inFile = (uint)(database.Length / pageSize);
        PageCount = log.PageCount > 0 ? log.PageCount : inFile;
        HasAllPages = log.PageCount > 0 || SaidPages(database.Span) <= inFile;
    }

    public int PageSize { get; }

    public uint PageCount { get; }

    /// <summary>False when the database is shorter than its header says.</summary>
    public bool HasAllPages { get; }

    /// <summary>Bytes of a page that hold content; extensions may keep the others.</summary>
    public int UsableSize { get; private set; }

    public long Length => (long)database.Length + log.Length;

    /// <param name="log">Empty when there is none.</param>
    /// <returns>Null, with the reason, when this is not a database we can read.</returns>
    public static SqliteFile? Open(ReadOnlyMemory<byte> database, SqliteLog log, out string problem)
    {
        var pageSize = log.PageCount > 0 ? log.PageSize : PageSizeOf(database.Span);
        if (pageSize is < MinPageSize or > MaxPageSize || (pageSize & (pageSize - 1)) != 0)
        {
            problem = "it is not an SQLite database";
            return null;
        }

        var file = new SqliteFile(database, log, pageSize);
        var first = file.Page(1);
        if (!first.StartsWith("SQLite format 3\0"u8) || PageSizeOf(first) != pageSize)
        {
            problem = "it is not an SQLite database";
            return null;
        }

        // Text in UTF-16 is the only thing that another encoding would change.
        var encoding = BinaryPrimitives.ReadUInt32BigEndian(first[56..]);
        file.UsableSize = pageSize - first[20];
        problem = file.UsableSize < 480 ? "its pages keep too little content" : encoding is 0 or 1 ? "" : "it is not in UTF-8";
        return problem.Length == 0 ? file : null;
    }

    /// <summary>Pages count from 1; empty when there is no such page.</summary>
    public ReadOnlySpan<byte> Page(uint number)
    {
        if (number == 0 || number > PageCount)
        {
            return default;
        }

        var logged = log.Page(number);
        var start = (number - 1L) * PageSize;
        return !logged.IsEmpty ? logged : start + PageSize <= database.Length ? database.Span.Slice((int)start, PageSize) : default;
    }

    /// <summary>65536 does not fit its field and is written as 1.</summary>
    private static int PageSizeOf(ReadOnlySpan<byte> header) =>
        header.Length < HeaderSize ? 0 : BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var size && size == 1 ? MaxPageSize : size;

    /// <summary>The size in the header counts only when the writer knew of the field.</summary>
    private static uint SaidPages(ReadOnlySpan<byte> header) =>
        header.Length >= HeaderSize && header.Slice(24, 4).SequenceEqual(header.Slice(92, 4)) ? BinaryPrimitives.ReadUInt32BigEndian(header[28..]) : 0;
}
