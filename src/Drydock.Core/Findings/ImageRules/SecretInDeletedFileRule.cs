using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>A file with a secret was deleted or replaced by a later layer: the layer that holds it is shipped all the same.</summary>
internal sealed class SecretInDeletedFileRule : IRule<ImageSubject>
{
    public RuleInfo Info { get; } = new(
        "SC003",
        "secret-in-deleted-file",
        Severity.High,
        "A secret was deleted by a later layer, and is shipped in the earlier one",
        ["dockle:CIS-DI-0010", "trivy:secret"]);

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from file in subject.Inventory.Secrets.Where(s => s.DeletedBy >= 0).GroupBy(s => (s.Path, s.Layer, s.DeletedBy))
        let severity = SecretWords.SeverityOf(file.Max(s => s.Info.Strength))
        select new Finding(
            Info,
            severity,
            $"'{file.Key.Path}', which layer {file.Key.DeletedBy} deleted or replaced, still holds {SecretWords.List(file)} in layer {file.Key.Layer}.",
            subject.At(file.Key.Path, file.Key.Layer));
}
