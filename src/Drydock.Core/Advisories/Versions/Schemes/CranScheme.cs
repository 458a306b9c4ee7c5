namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of R packages: <see href="https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file"/>. Dots and hyphens are the same, and 1.0 comes before 1.0.0.</summary>
internal sealed class CranScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("cran", "R packages", "https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file");

    public int Compare(string left, string right) => NumberList.Compare(left, right);
}
