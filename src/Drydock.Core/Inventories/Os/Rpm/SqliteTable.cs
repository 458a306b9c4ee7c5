using System.Buffers;
using System.Buffers.Binary;
using System.Collections;

namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>
/// Walks the rows of a table in the order of their row ids. Every page is visited once at most, so pages that name each other in a ring, or a page that is
/// named twice, end the walk in a gap instead of running on.
/// <code>
///   interior page: … | cells: left-child 4, row-id           | …, right-most child in the header
///   leaf page:     … | cells: length, row-id, start of record, first overflow page 4
///   overflow page: next 4 | content
/// </code>
/// <see href="https://www.sqlite.org/fileformat2.html#b_tree_pages"/>
/// </summary>
/// <param name="onRow">Is handed each record; its bytes are valid only during the call.</param>
/// <param name="onProblem">Is told what was left out.</param>
internal sealed class SqliteTable(SqliteFile file, SqliteTable.RowHandler onRow, Action<string> onProblem)
{
    private const byte InteriorPage = 0x05;
    private const byte LeafPage = 0x0D;
    private const int MaxDepth = 20;

    private readonly BitArray visited = new((int)Math.Min(file.PageCount + 1L, (file.Length / file.PageSize) + 2));
    private long left = file.Length;

    internal delegate void RowHandler(ReadOnlySpan<byte> record);

    public void Read(uint root) => Visit(root, 0);

    private void Visit(uint number, int depth)
    {
        var page = depth < MaxDepth ? Take(number) : default;
        var header = number == 1 ? SqliteFile.HeaderSize : 0;
        if (page.IsEmpty || page[header] is not (InteriorPage or LeafPage))
        {
            onProblem($"page {number} of the table is missing, is used twice or holds something else");
            return;
        }

        var isLeaf = page[header] == LeafPage;
        var cells = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]);
        var pointers = page[(header + (isLeaf ? 8 : 12))..];
        for (var i = 0; i < cells && left >= 0; i++)
        {
            var at = (i * 2) + 2 <= pointers.Length ? BinaryPrimitives.ReadUInt16BigEndian(pointers[(i * 2)..]) : page.Length;
            if (at > file.UsableSize - 4)
            {
                onProblem($"a cell lies outside page {number}, and those behind it are not read");
                break;
            }

            if (isLeaf)
            {
                ReadCell(page[at..file.UsableSize]);
            }
            else
            {
                Visit(BinaryPrimitives.ReadUInt32BigEndian(page[at..]), depth + 1);
            }
        }

        if (!isLeaf)
        {
            Visit(BinaryPrimitives.ReadUInt32BigEndian(page[(header + 8)..]), depth + 1);
        }
    }

    private ReadOnlySpan<byte> Take(uint number)
    {
        if (number >= visited.Length || visited[(int)number])
        {
            return default;
        }

        visited[(int)number] = true;
        return file.Page(number);
    }

    private void ReadCell(ReadOnlySpan<byte> cell)
    {
        var (length, _) = (SqliteRecord.TakeVarint(ref cell), SqliteRecord.TakeVarint(ref cell));
        left -= length;
        if (length < 0 || left < 0)
        {
            left = -1;
            onProblem("its rows are longer than the file");
            return;
        }

        var inline = InlineLength(length);
        if (length == inline && inline <= cell.Length)
        {
            onRow(cell[..inline]);
        }
        else if (inline + 4 <= cell.Length)
        {
            ReadOverflow(cell[..inline], BinaryPrimitives.ReadUInt32BigEndian(cell[inline..]), (int)length);
        }
        else
        {
            onProblem("a row reaches over the end of its page");
        }
    }

    /// <summary>How much of a record stays in its cell. <see href="https://www.sqlite.org/fileformat2.html#cell_payload_overflow_pages"/></summary>
    private int InlineLength(long length)
    {
        var max = file.UsableSize - 35;
        if (length <= max)
        {
            return (int)length;
        }

        var min = ((file.UsableSize - 12) * 32 / 255) - 23;
        var fitting = min + (int)((length - min) % (file.UsableSize - 4));
        return fitting <= max ? fitting : min;
    }

    private void ReadOverflow(ReadOnlySpan<byte> start, uint next, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        start.CopyTo(buffer);
        var rest = buffer.AsSpan(start.Length, length - start.Length);
        while (!rest.IsEmpty && Take(next) is { IsEmpty: false } page)
        {
            var part = page[4..Math.Min(file.UsableSize, rest.Length + 4)];
            part.CopyTo(rest);
            rest = rest[part.Length..];
            next = BinaryPrimitives.ReadUInt32BigEndian(page);
        }

        if (rest.IsEmpty)
        {
            onRow(buffer.AsSpan(0, length));
        }
        else
        {
            onProblem("a row ends before its length");
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
