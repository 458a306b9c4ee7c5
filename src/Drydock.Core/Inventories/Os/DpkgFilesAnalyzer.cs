namespace Drydock.Core.Inventories.Os;

/// <summary>
/// The files of each Debian package, which dpkg keeps in a list of its own; distroless images have only the sums that the package came with.
/// <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-query.1.en.html"/>
/// </summary>
internal sealed class DpkgFilesAnalyzer : IFileAnalyzer
{
    private const string Sums = ".md5sums";

    public AnalyzerInfo Info { get; } = new("dpkg-files", 1, AnalyzerGroup.Packages, "The files of Debian packages, from var/lib/dpkg/info/*.list and status.d/*.md5sums");

    public PathFilter Paths { get; } = PathFilter.Of("var/lib/dpkg/info/*.list", "var/lib/dpkg/status.d/*" + Sums);

    public void Analyze(FileView file, FactWriter facts)
    {
        if (file.Name.EndsWith(Sums, StringComparison.Ordinal))
        {
            OwnedFiles.ReadSums(file, "deb", Sums, facts);
        }
        else
        {
            OwnedFiles.Read(file, "deb", ".list", facts);
        }
    }
}
