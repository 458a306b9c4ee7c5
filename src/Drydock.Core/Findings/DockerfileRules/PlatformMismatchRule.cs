using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A --platform that differs from the platform in the image's name.</summary>
internal sealed class PlatformMismatchRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF050",
        "base-platform-mismatch",
        Severity.High,
        "FROM asks for a platform that its image is not made for",
        ["buildkit:InvalidBaseImagePlatform"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
        Needs = "the registry, for images that are in no folder for their platform",
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var image in StageImage.Of(subject.File).Where(i => i.Registry == "docker.io"))
        {
            var slash = image.Repository.IndexOf('/');
            var folder = slash < 0 ? "" : image.Repository[..slash];
            if (image.Stage.Platform?.Value is { } platform && ArchitectureOf(folder) is { } has && WantedBy(platform) is { } wanted && has != wanted)
            {
                var at = subject.File.Source.At(image.Word.Span).StartsWith(folder + "/", StringComparison.Ordinal) ? image.Word.Span.Start : -1;
                var fix = at < 0 ? null : new Fix($"Use the image for all platforms", Applicability.Unsafe, [new TextEdit(new Span(at, at + folder.Length + 1), "")]);
                yield return subject.Find(Info, image.Word.Span, $"Images of '{folder}' are for {has}, and '{platform}' is asked for.", fix);
            }
        }
    }

    /// <summary>Docker's official images have a folder for each architecture. <see href="https://github.com/docker-library/official-images#architectures-other-than-amd64"/></summary>
    private static string? ArchitectureOf(string folder) => folder switch
    {
        "amd64" or "ppc64le" or "riscv64" or "s390x" or "mips64le" => folder,
        "arm32v5" or "arm32v6" or "arm32v7" => "arm",
        "arm64v8" => "arm64",
        "i386" => "386",
        _ => null,
    };

    /// <summary>Null when a variable decides, or only the system is named.</summary>
    private static string? WantedBy(string platform)
    {
        var parts = platform.ToLowerInvariant().Split('/');
        return platform.Contains('$', StringComparison.Ordinal) ? null : (parts.Length > 1 ? parts[1] : parts[0]) switch
        {
            "linux" or "windows" or "" => null,
            "x86_64" or "x86-64" => "amd64",
            "aarch64" => "arm64",
            "armhf" or "armel" => "arm",
            "i386" => "386",
            var other => other,
        };
    }
}
