namespace Drydock.Core.Findings.Linting;

/// <summary>Tells by a file's name whether it is an archive or compressed.</summary>
internal static class ArchiveName
{
    private static readonly string[] Tars =
        [".tar", ".tar.gz", ".tgz", ".taz", ".tar.bz2", ".tbz", ".tbz2", ".tb2", ".tar.xz", ".txz", ".tar.lz", ".tlz", ".tar.lzma", ".tar.zst", ".tzst", ".tar.z", ".tpz"];

    private static readonly string[] Compressed = [".gz", ".bz2", ".xz", ".lz", ".lzma", ".zst", ".z"];

    /// <summary>A tar archive, compressed or not: what ADD unpacks.</summary>
    public static bool IsTar(string path) => Tars.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Also a single compressed file.</summary>
    public static bool IsArchive(string path) => IsTar(path) || Compressed.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
