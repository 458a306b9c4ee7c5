using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A copy of a whole stage.</summary>
internal sealed class WholeFilesystemRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF039",
        "whole-filesystem-copied",
        Severity.Low,
        "COPY --from copies everything that is in a stage",
        ["hadolint:DL3067"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var names = subject.File.Stages.Where(s => s.Image == "scratch").SelectMany(s => new[] { s.Name, s.Index.ToString(CultureInfo.InvariantCulture) }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var copy in CopiedFiles.All(subject).Where(c => c.From?.Value is { } from && !names.Contains(from)))
        {
            foreach (var source in copy.Sources.Where(s => s.Value is "/" or "/." or "/*" or "." or "./" or "*"))
            {
                yield return subject.Find(Info, source.Span, $"Everything in '{copy.From!.Value}' is copied, with what only the build needed: name the files.");
            }
        }
    }
}
