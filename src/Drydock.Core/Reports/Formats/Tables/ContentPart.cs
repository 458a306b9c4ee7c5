using Drydock.Core.Inventories;

namespace Drydock.Core.Reports.Formats.Tables;

/// <summary>How much of what is inside.</summary>
internal static class ContentPart
{
    private static readonly Column[] Columns = [new("", IsRight: true), new("", Fit: Fit.Wrap)];

    public static void Write(TextPage page, PlatformReport platform)
    {
        var inventory = platform.Inventory;
        var rows = inventory.Packages.CountBy(p => p.Package.Ecosystem)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => Row(c.Value, Noun(c.Value, Ecosystems.Find(c.Key).Title)))
            .ToList();
        if (!inventory.Removed.IsEmpty)
        {
            rows.Add(Row(inventory.Removed.Length, $"{(inventory.Removed.Length == 1 ? "package" : "packages")} deleted or replaced by later layers, still shipped in lower ones", Tone.Warning));
        }

        if (!inventory.Elves.IsEmpty)
        {
            rows.Add(Row(inventory.Elves.Length, inventory.Elves.Length == 1 ? "executable or library (ELF)" : "executables and libraries (ELF)", Tone.Quiet));
        }

        page.Heading("Contents", inventory.Packages.IsEmpty ? new Cell("no packages found", Tone.Warning) : new Cell(Amount.Of(inventory.Packages.Length, "package", "packages")));
        page.Table(Columns, rows);
    }

    /// <summary>Titles of ecosystems are plurals: one of them has no final s.</summary>
    private static string Noun(int count, string title) => count == 1 ? title.TrimEnd('s') : title;

    private static Cell[] Row(int count, string what, Tone tone = Tone.Plain) => [Amount.Of(count), new(what, tone)];
}
