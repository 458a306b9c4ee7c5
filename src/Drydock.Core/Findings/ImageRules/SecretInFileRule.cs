using Drydock.Core.Advisories;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>A file holds a key, a token or a password: whoever can pull the image has it.</summary>
internal sealed class SecretInFileRule : IRule<ImageSubject>
{
    public RuleInfo Info { get; } = new(
        "SC001",
        "secret-in-file",
        Severity.High,
        "A file holds a secret, and whoever can pull the image has it",
        ["dockle:CIS-DI-0010", "trivy:secret"]);

    public IEnumerable<Finding> Check(ImageSubject subject) =>
        from file in subject.Inventory.Secrets.Where(s => s.DeletedBy < 0).GroupBy(s => (s.Path, s.Layer))
        let severity = SecretWords.SeverityOf(file.Max(s => s.Info.Strength))
        select new Finding(Info, severity, $"'{file.Key.Path}' holds {SecretWords.List(file)}.", subject.At(file.Key.Path, file.Key.Layer));
}
