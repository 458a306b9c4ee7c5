using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Linting;
using Drydock.Oci.Content;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A FROM that works only with a build argument.</summary>
internal sealed class InvalidDefaultArgumentRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF049",
        "invalid-default-arg",
        Severity.Medium,
        "The defaults of ARG make no valid name of a base image",
        ["buildkit:InvalidDefaultArgInFrom"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var global = subject.Scopes.Global;
        var names = new StageNames(subject.File);
        foreach (var stage in subject.File.Stages.Where(s => s.ImageWord is not null))
        {
            var word = stage.ImageWord!;
            var uses = VariableFinder.Find(stage.From, subject.File.Escape).Where(u => word.Span.Overlaps(u.Span)).ToList();
            if (uses.Count == 0 || !uses.TrueForAll(u => global.IsDefined(u.Name) && DefaultOf(global.Variables[u.Name]) is not null))
            {
                continue;
            }

            var raw = stage.From.Joined.Text[word.Inner.Start..word.Inner.End];
            var image = VariableText.Expand(raw, n => global.Variables.TryGetValue(n, out var variable) ? DefaultOf(variable) : null, out _, subject.File.Escape);
            if (image is not null && image != "scratch" && !names.IsEarlier(image, stage.Index) && !Reference.TryParse(image, out _))
            {
                yield return subject.Find(Info, word.Span, $"Without build arguments the base image is '{image}', which is no name of one: give ARG a default that works.");
            }
        }
    }

    /// <summary>What a plain build has; null when that is not known.</summary>
    private static string? DefaultOf(Variable variable) => variable switch
    {
        { Value: { } value } => value,
        { By: null, Name: "TARGETPLATFORM" or "BUILDPLATFORM" } => "linux/amd64",
        { By: null, Name: "TARGETOS" or "BUILDOS" } => "linux",
        { By: null, Name: "TARGETARCH" or "BUILDARCH" } => "amd64",
        { By: { } arg } when arg.Pairs.Any(p => p.Name == variable.Name && p.Value is null) => "",
        _ => null,
    };
}
