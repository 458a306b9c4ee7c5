using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>The image's config has no health check, or switches its base's off.</summary>
internal sealed class NoHealthcheckRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new(
        "IM002",
        "no-healthcheck",
        Severity.Low,
        "The image says nothing about how to tell whether its process still works",
        ["checkov:CKV_DOCKER_2", "cis-docker:4.6", "dockle:CIS-DI-0006", "hadolint:DL3057", "trivy:DS-0026"])
    {
        Fix = Applicability.Unsafe,
        Profile = HardeningProfile.Balanced,
    };

    public IEnumerable<Finding> Check(ImageSubject subject)
    {
        if (!subject.HasConfig)
        {
            yield break;
        }

        var message = subject.Image.Config.Healthcheck switch
        {
            null or [] => "The image has no HEALTHCHECK.",
            ["NONE", ..] => "The image switches its HEALTHCHECK off with NONE.",
            _ => null,
        };
        if (message is not null)
        {
            yield return new Finding(Info, Info.Severity, message, new Location(""));
        }
    }

    /// <summary>Mended where the server that is started brings a program that asks it.</summary>
    public IEnumerable<Finding> Check(HardeningSubject subject) => Check(new ImageSubject(subject.Image, subject.Inventory)).Select(f => f with { Fix = FixOf(subject) });

    private static Fix? FixOf(HardeningSubject subject) =>
        KnownServers.Main(subject.Config) is { Healthcheck: [var name, .. var arguments] } server && subject.Config.Healthcheck is not ["NONE", ..] && KnownServers.Program(subject, name) is { } program
            ? new Fix($"Ask {server.Name} with {TreeGlob.NameOf(program)}", Applicability.Unsafe, [new ImageChange(new ConfigEdit { Healthcheck = ImmutableArray.CreateRange<string>(["CMD", "/" + program, .. arguments]) })])
            : null;
}
