namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Converters of the C library for the character sets in use today, for programs that call iconv().</summary>
internal sealed class CharacterSetEdge : IClosureEdge
{
    private static readonly string[] Sets = ["UTF-16.so", "UTF-32.so", "UTF-7.so", "UNICODE.so", "ISO8859-1.so", "ISO8859-15.so", "ISO8859-2.so", "CP1252.so", "ANSI_X3.110.so"];

    public string Id => "character-set";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.Clues.UsesIconv || SystemFiles.IsLibc(file.Name))
        {
            return;
        }

        foreach (var folder in graph.Libraries.Folders.Select(f => $"{f}/gconv").Where(f => graph.Tree.Follow(f) is { IsFolder: true }))
        {
            foreach (var name in Sets.Concat(["gconv-modules", "gconv-modules.cache", "gconv-modules.d/gconv-modules-extra.conf"]))
            {
                graph.Keep($"{folder}/{name}", file.Path, "it converts character sets");
            }
        }
    }
}
