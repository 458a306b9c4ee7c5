using System.Collections.Frozen;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Lifecycles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Tells from the name of a base image which releases it holds, and how long they get fixes.</summary>
internal static class FromLifecycle
{
    /// <summary>Images of distributions, with os-release's ID.</summary>
    private static readonly FrozenDictionary<string, (string Id, string Title)> Distributions = Of(
        "debian debian Debian", "ubuntu ubuntu Ubuntu", "alpine alpine Alpine", "centos centos CentOS", "fedora fedora Fedora", "rockylinux rocky Rocky", "rockylinux/rockylinux rocky Rocky", "almalinux almalinux AlmaLinux", "amazonlinux amzn Amazon",
        "public.ecr.aws/amazonlinux/amazonlinux amzn Amazon", "oraclelinux ol Oracle", "photon photon Photon", "opensuse/leap opensuse-leap Leap", "quay.io/centos/centos centos-stream Stream", "buildpack-deps debian Debian");

    private static readonly FrozenDictionary<string, (string Id, string Title)> Programs = Of(
        "node node Node.js", "python python Python", "ruby ruby Ruby", "golang go Go", "php php PHP", "openjdk java Java", "eclipse-temurin java Java", "amazoncorretto java Java", "mcr.microsoft.com/dotnet/aspnet dotnet .NET",
        "mcr.microsoft.com/dotnet/runtime dotnet .NET", "mcr.microsoft.com/dotnet/runtime-deps dotnet .NET", "mcr.microsoft.com/dotnet/sdk dotnet .NET");

    /// <summary>Names of releases, in tags of any image.</summary>
    private static readonly FrozenDictionary<string, (string Id, string Version, string Title)> Releases = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        ["wheezy"] = ("debian", "7", "Debian"),
        ["jessie"] = ("debian", "8", "Debian"),
        ["stretch"] = ("debian", "9", "Debian"),
        ["buster"] = ("debian", "10", "Debian"),
        ["bullseye"] = ("debian", "11", "Debian"),
        ["bookworm"] = ("debian", "12", "Debian"),
        ["trixie"] = ("debian", "13", "Debian"),
        ["trusty"] = ("ubuntu", "14.04", "Ubuntu"),
        ["xenial"] = ("ubuntu", "16.04", "Ubuntu"),
        ["bionic"] = ("ubuntu", "18.04", "Ubuntu"),
        ["focal"] = ("ubuntu", "20.04", "Ubuntu"),
        ["jammy"] = ("ubuntu", "22.04", "Ubuntu"),
        ["noble"] = ("ubuntu", "24.04", "Ubuntu"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names under which Node.js lists its long-lived versions.</summary>
    private static readonly FrozenDictionary<string, string> NodeNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dubnium"] = "10",
        ["erbium"] = "12",
        ["fermium"] = "14",
        ["gallium"] = "16",
        ["hydrogen"] = "18",
        ["iron"] = "20",
        ["jod"] = "22",
        ["krypton"] = "24",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The day of the newest table: no build is older, so what has ended by then has ended.</summary>
    public static DateOnly Known => Lifecycles.Distributions.CheckedOn > Runtimes.CheckedOn ? Lifecycles.Distributions.CheckedOn : Runtimes.CheckedOn;

    /// <summary>What is to be said of the releases in an image on a day; nothing while they get fixes for long enough.</summary>
    public static IEnumerable<(Severity Severity, string Message)> Judge(FromImage image, DateOnly day)
    {
        var words = (image.Name.Tag ?? "").Split('-');
        if (Programs.TryGetValue(image.Family, out var program) && Runtimes.Find(program.Id, VersionOf(program.Id, words[0])) is { } runtime && Lifecycle.Judge($"{program.Title} {runtime.Cycle}", runtime, day) is { } ended)
        {
            yield return ended;
        }

        var (id, version, title) = DistributionOf(image, words);
        if (id.Length > 0 && Lifecycles.Distributions.Find(id, version) is { } release && Lifecycle.Judge($"{title} {release.Cycle}", release, day) is { } past)
        {
            yield return past;
        }
    }

    private static (string Id, string Version, string Title) DistributionOf(FromImage image, string[] words)
    {
        if (Distributions.TryGetValue(image.Family, out var own))
        {
            return Releases.TryGetValue(words[0], out var named) && named.Id == own.Id ? named : (own.Id, words[0].Replace("stream", "", StringComparison.Ordinal), own.Title);
        }

        foreach (var word in words)
        {
            if (Releases.TryGetValue(word, out var named))
            {
                return named;
            }

            if (word.StartsWith("alpine", StringComparison.Ordinal) && word.Length > "alpine".Length)
            {
                return ("alpine", word["alpine".Length..], "Alpine");
            }
        }

        return image.Family.StartsWith("registry.access.redhat.com/ubi", StringComparison.Ordinal) ? ("rhel", image.Family["registry.access.redhat.com/ubi".Length..].Split('/', '-')[0], "Red Hat Enterprise Linux") : ("", "", "");
    }

    private static string VersionOf(string program, string word)
    {
        if (program == "node" && NodeNames.TryGetValue(word, out var version))
        {
            return version;
        }

        // 8u392 and 17.0.9_9 of Java.
        var end = word.AsSpan().IndexOfAny('u', '_');
        return end > 0 && program == "java" ? word[..end] : word;
    }

    private static FrozenDictionary<string, (string Id, string Title)> Of(params ReadOnlySpan<string> rows)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var words = row.Split(' ');
            found[words[0]] = (words[1], words[2]);
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
