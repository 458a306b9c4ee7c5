namespace Drydock.Core.Inventories.Os;

/// <summary>
/// opkg's database: all packages in one status file, the license of each in a control file of its own, and its files in a list.
/// <see href="https://openwrt.org/docs/guide-user/additional-software/opkg"/>
/// </summary>
internal sealed class OpkgAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("opkg", 1, AnalyzerGroup.Packages, "OpenWrt packages, from usr/lib/opkg and var/lib/opkg");

    public PathFilter Paths { get; } = new([.. from folder in (string[])["usr/lib/opkg/", "var/lib/opkg/"] from name in (string[])["status", "info/*.control", "info/*.list"] select folder + name]);

    public void Analyze(FileView file, FactWriter facts)
    {
        if (file.Name.EndsWith(".list", StringComparison.Ordinal))
        {
            OwnedFiles.Read(file, "opkg", ".list", facts);
            return;
        }

        var isStatus = file.Name == "status";
        foreach (var paragraph in ControlFile.Read(file.Bytes))
        {
            if (isStatus && !paragraph["Status"].EndsWith(" installed", StringComparison.Ordinal))
            {
                continue;
            }

            var (name, version) = (paragraph["Package"], paragraph["Version"]);
            if (name.Length == 0 || version.Length == 0)
            {
                facts.Malformed($"a paragraph has no {(name.Length == 0 ? "Package" : "Version of " + name)}");
                continue;
            }

            if (isStatus)
            {
                facts.Add(Describe(paragraph, name, version));
            }
            else if (paragraph["License"] is { Length: > 0 } license)
            {
                facts.Add(new LicenseFact("opkg", name, [license]));
            }
        }
    }

    private static Package Describe(ControlParagraph paragraph, string name, string version)
    {
        var hyphen = version.LastIndexOf('-');
        return new Package
        {
            Ecosystem = "opkg",
            Name = name,
            Version = version,
            Release = hyphen > 0 ? version[(hyphen + 1)..] : "",
            Architecture = paragraph["Architecture"],
            Requires = ControlFile.Relations(paragraph["Depends"]),
            Provides = ControlFile.Relations(paragraph["Provides"]),
        };
    }
}
