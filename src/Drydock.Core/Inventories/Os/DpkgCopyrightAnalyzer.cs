using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Os;

/// <summary>The licenses of Debian packages, from the copyright file that policy demands of each. <see href="https://www.debian.org/doc/debian-policy/ch-docs.html#copyright-information"/></summary>
internal sealed class DpkgCopyrightAnalyzer : IFileAnalyzer
{
    private const string Folder = "usr/share/doc/";

    public AnalyzerInfo Info { get; } = new("dpkg-copyright", 1, AnalyzerGroup.Packages, "Licenses of Debian packages, from usr/share/doc/*/copyright");

    public PathFilter Paths { get; } = PathFilter.Of(Folder + "*/copyright") with { MaxBytes = 16 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        var text = file.Bytes;
        if (text.Contains((byte)0))
        {
            facts.Malformed("it is not text");
            return;
        }

        var isStructured = CopyrightFile.IsOne(text);
        ImmutableArray<string> licenses = isStructured ? CopyrightFile.Licenses(text) : LicenseSentences.In(text);
        if (!licenses.IsEmpty)
        {
            facts.Add(new LicenseFact("deb", file.Path[Folder.Length..^"/copyright".Length], licenses));
        }
        else if (isStructured)
        {
            facts.Malformed("it is machine-readable and names no license");
        }
    }
}
