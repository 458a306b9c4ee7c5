using Drydock.Core.Advisories.Feeds.Osv;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Records of the Open Source Vulnerability format, of any database. <see href="https://ossf.github.io/osv-schema/"/></summary>
/// <remarks>What GitHub alone has records of comes with <see cref="GithubSource"/>; Alpine, Debian and Ubuntu have sources that say more than their OSV records do.</remarks>
internal sealed class OsvSource : IAdvisorySource
{
    public SourceInfo Info { get; } = new(
        "osv",
        1,
        "Records of the Open Source Vulnerability format: PyPA, Go, RustSec, AlmaLinux, Rocky, SUSE, Bitnami and others",
        "lang/PyPI",
        "lang/Go",
        "lang/crates.io",
        "lang/CRAN",
        "lang/Hackage",
        "lang/Packagist",
        "lang/osv-samples",
        "os/almalinux-osv",
        "os/rocky-osv",
        "os/suse-osv",
        "os/opensuse-osv",
        "os/mageia-osv",
        "os/openeuler-osv",
        "os/ubuntu-osv",
        "os/bitnami-vulndb")
    {
        License = "OSV.dev; the records under their databases' licenses (CC-BY-4.0, CC0-1.0, Apache-2.0, MIT, BSD-3-Clause)",
        Downloads =
        [
            All("PyPI", "lang/PyPI"),
            All("Go", "lang/Go"),
            All("crates.io", "lang/crates.io"),
            All("CRAN", "lang/CRAN"),
            All("Hackage", "lang/Hackage"),
            All("AlmaLinux", "os/almalinux-osv"),
            All("Rocky%20Linux", "os/rocky-osv"),
            All("SUSE", "os/suse-osv"),
            All("openSUSE", "os/opensuse-osv"),
            All("Mageia", "os/mageia-osv"),
            All("openEuler", "os/openeuler-osv"),
            All("Ubuntu", "os/ubuntu-osv"),
            All("Bitnami", "os/bitnami-vulndb"),
        ],
    };

    public void Read(FeedDocument document, FeedWriter writer) => OsvDocument.Read(document, writer);

    private static FeedDownload All(string ecosystem, string folder) => new(new Uri($"https://osv-vulnerabilities.storage.googleapis.com/{ecosystem}/all.zip"), $"{folder}/all.zip");
}
