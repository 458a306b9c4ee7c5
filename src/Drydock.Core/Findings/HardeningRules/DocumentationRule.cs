using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Manuals and documents that nobody reads in a container. What says under which terms a program may be passed on stays.</summary>
internal sealed class DocumentationRule : IRule<HardeningSubject>
{
    private static readonly string[] Folders =
    [
        "usr/share/doc", "usr/share/man", "usr/share/info", "usr/share/gtk-doc", "usr/share/help", "usr/share/doc-base", "usr/share/lintian", "usr/share/linda", "usr/share/bug", "usr/share/groff",
        "usr/local/share/doc", "usr/local/share/man", "usr/local/share/info", "usr/local/man", "usr/man",
    ];

    private static readonly string[] Terms = ["copyright*", "*.copyright", "licen?e*", "*-licen?e*", "*.licen?e", "copying*", "notice*", "legal*", "eula*", "patents*", "authors*", "third*party*"];

    public RuleInfo Info { get; } = new("IM010", "documentation", Severity.Info, "Manuals and documents are shipped with the image", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject) =>
        from folder in Folders
        where subject.Files.Find(folder) is { IsFolder: true }
        let removal = Removal.Below(subject.Files, folder, IsTerms)
        where removal.Files > 0
        select new Finding(Info, Info.Severity, $"'{folder}' holds {removal.Size} of documentation.", subject.At(folder)) { Fix = removal.Fix($"Empty '{folder}' but for licenses", Applicability.Safe) };

    /// <summary>A link to another package's documents leads to its copyright.</summary>
    private static bool IsTerms(string path, TreeNode node) =>
        (node.IsSymlink && path.StartsWith("usr/share/doc/", StringComparison.Ordinal)) || (!node.IsFolder && Array.Exists(Terms, t => TreeGlob.Matches(t, TreeGlob.NameOf(path))));
}
