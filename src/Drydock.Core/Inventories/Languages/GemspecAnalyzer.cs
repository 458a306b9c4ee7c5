using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Inventories.Languages;

/// <summary>
/// Installed Ruby gems, from the specifications RubyGems writes beside them. They are Ruby programs: literals are read from them, nothing is run.
/// <see href="https://guides.rubygems.org/specification-reference/"/>
/// </summary>
internal sealed class GemspecAnalyzer : IFileAnalyzer
{
    public AnalyzerInfo Info { get; } = new("gemspec", 1, AnalyzerGroup.Packages, "Ruby gems, from specifications/*.gemspec");

    public PathFilter Paths { get; } = PathFilter.Of("**/*.gemspec") with { MaxBytes = 16 << 20 };

    public void Analyze(FileView file, FactWriter facts)
    {
        // A gemspec elsewhere is a gem's source, not the mark of an installed one.
        if (!$"/{file.Path}".Contains("/specifications/", StringComparison.Ordinal))
        {
            return;
        }

        var spec = Gemspec.Read(Encoding.UTF8.GetString(file.Bytes));
        var name = spec.Name;
        var version = spec.Version;
        var evidence = "specification";
        if ((name.Length == 0 || version.Length == 0) && TrySplitFileName(file.Name, out var fileName, out var fileVersion))
        {
            (name, version, evidence) = (name.Length > 0 ? name : fileName, version.Length > 0 ? version : fileVersion, "filename");
        }

        if (!spec.IsSpecification || name.Length == 0 || version.Length == 0)
        {
            facts.Malformed(spec.IsSpecification ? "its name or version is computed, not written" : "it holds no Gem::Specification");
            return;
        }

        facts.Add(new Package
        {
            Ecosystem = "gem",
            Name = name,
            Version = version,
            Licenses = [.. spec.Licenses],
            Requires = [.. spec.Requires],
            Properties = JsonFields.Properties(("platform", spec.Platform is "ruby" ? "" : spec.Platform), ("evidence", evidence)),
        });
    }

    /// <summary><c>rack-test-2.0.2.gemspec</c>: the version starts at the last hyphen before a digit.</summary>
    private static bool TrySplitFileName(string fileName, out string name, out string version)
    {
        var stem = fileName[..^".gemspec".Length];
        var hyphen = stem.LastIndexOf('-');
        while (hyphen > 0 && !(hyphen + 1 < stem.Length && char.IsAsciiDigit(stem[hyphen + 1])))
        {
            hyphen = stem.LastIndexOf('-', hyphen - 1);
        }

        (name, version) = hyphen > 0 ? (stem[..hyphen], stem[(hyphen + 1)..]) : ("", "");
        return hyphen > 0;
    }
}
