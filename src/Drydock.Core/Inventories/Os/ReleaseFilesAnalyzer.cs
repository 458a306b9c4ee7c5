using System.Text;

namespace Drydock.Core.Inventories.Os;

/// <summary>The files in which distributions said their name before there was os-release, and some still do. They count only where os-release is missing.</summary>
internal sealed class ReleaseFilesAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("release-files", 1, AnalyzerGroup.Packages, "The distribution, from files older than os-release: redhat-release, debian_version, lsb-release …");

    public PathFilter Paths { get; } = new([.. ReleaseFiles.Paths]) { MaxBytes = 1 << 16 };

    public void Analyze(FileView file, FactWriter facts)
    {
        var text = Encoding.UTF8.GetString(file.Bytes).Trim();
        if (text.Length == 0 && file.Path != ReleaseFiles.Arch)
        {
            return;
        }

        if (ReleaseFiles.Read(file.Path, text) is { } os)
        {
            facts.Add(new OsFact(os));
        }
        else
        {
            facts.Malformed("it does not say a distribution and a version in a way we know");
        }
    }
}
