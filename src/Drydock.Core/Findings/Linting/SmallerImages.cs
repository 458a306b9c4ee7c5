using System.Collections.Immutable;

namespace Drydock.Core.Findings.Linting;

/// <summary>Which images have a smaller variant with the same content but for tools and documentation.</summary>
internal static class SmallerImages
{
    /// <summary>
    /// Each row: the image; words in a tag by which it is small already; the tag to use, in which <c>V</c> is the version, <c>C</c> the release's name with its dash where there was one; further alternatives.
    /// </summary>
    /// <remarks>Sources: the tags that hub.docker.com, mcr.microsoft.com, quay.io, registry.access.redhat.com and gcr.io/distroless list.</remarks>
    private const string Table =
        """
        python slim,alpine,windowsservercore V-slimC python:V-alpine,gcr.io/distroless/python3-debian12
        node slim,alpine VC-slim node:V-alpine,gcr.io/distroless/nodejs22-debian12
        ruby slim,alpine V-slimC ruby:V-alpine
        perl slim V-slimC
        rust slim,alpine V-slimC rust:V-alpine
        debian slim VC-slim gcr.io/distroless/base-debian12
        eclipse-temurin jre V-jre gcr.io/distroless/java21-debian12
        openjdk jre,slim,alpine,windowsservercore,nanoserver V-slim eclipse-temurin:V-jre
        amazoncorretto alpine,headless,slim V-alpine gcr.io/distroless/java21-debian12
        golang alpine,nanoserver,windowsservercore V-alpine
        php alpine V-alpine
        postgres alpine V-alpine
        redis alpine V-alpine
        nginx alpine,slim V-alpine
        httpd alpine V-alpine
        memcached alpine V-alpine
        haproxy alpine V-alpine
        swift slim V-slim
        erlang slim,alpine V-slim
        elixir slim,alpine V-slim
        fedora - - registry.fedoraproject.org/fedora-minimal:V
        rockylinux minimal V-minimal
        almalinux minimal V-minimal
        oraclelinux slim V-slim
        opensuse/leap - - registry.suse.com/bci/bci-minimal
        amazonlinux minimal V-minimal
        registry.access.redhat.com/ubi8 - - registry.access.redhat.com/ubi8-minimal
        registry.access.redhat.com/ubi8/ubi - - registry.access.redhat.com/ubi8/ubi-minimal
        registry.access.redhat.com/ubi9 - - registry.access.redhat.com/ubi9-minimal
        registry.access.redhat.com/ubi9/ubi - - registry.access.redhat.com/ubi9/ubi-minimal
        registry.access.redhat.com/ubi10 - - registry.access.redhat.com/ubi10-minimal
        registry.access.redhat.com/ubi10/ubi - - registry.access.redhat.com/ubi10/ubi-minimal
        mcr.microsoft.com/dotnet/aspnet alpine,chiseled,distroless,nanoserver,windowsservercore V-alpine mcr.microsoft.com/dotnet/aspnet:V-noble-chiseled
        mcr.microsoft.com/dotnet/runtime alpine,chiseled,distroless,nanoserver,windowsservercore V-alpine mcr.microsoft.com/dotnet/runtime:V-noble-chiseled
        """;

    private static readonly ImmutableArray<string> Releases = ["jessie", "stretch", "buster", "bullseye", "bookworm", "trixie", "forky", "sid"];

    private static readonly Dictionary<string, string[]> Rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split(' ')).ToDictionary(r => r[0], StringComparer.Ordinal);

    /// <summary>The tag of the smaller variant, empty when it is another image; and further images. Null when none is known, or it is small already.</summary>
    public static (string Tag, ImmutableArray<string> Others)? Of(FromImage image)
    {
        if (image.Name.Tag is not { } tag || !Rows.TryGetValue(image.Family, out var row) || row[2] == "-" && row.Length < 4)
        {
            return null;
        }

        var words = tag.Split('-');
        if (words.Any(w => row[1].Split(',').Any(small => small != "-" && w.StartsWith(small, StringComparison.Ordinal))))
        {
            return null;
        }

        var release = words.FirstOrDefault(Releases.Contains) ?? "";
        var version = words[0] == release || words[0] == "latest" ? "" : words[0];
        if (words.Length > (version.Length > 0 ? 1 : 0) + (release.Length > 0 || words[0] == "latest" ? 1 : 0) && !(words.Length == 2 && words[1] is "jdk" or "cli" or "fpm" or "apache" or "zts"))
        {
            // A variant with a purpose of its own.
            return null;
        }

        var variant = words.Length == 2 && words[1] is "cli" or "fpm" or "zts" ? "-" + words[1] : "";
        if (words.Contains("apache", StringComparer.Ordinal))
        {
            return null;
        }

        var smaller = row[2] == "-" ? "" : Fill(row[2], version, release, variant);
        return (smaller, [.. (row.Length > 3 ? row[3].Split(',') : []).Select(o => version.Length == 0 && o.Contains(":V", StringComparison.Ordinal) ? o[..o.IndexOf(':', StringComparison.Ordinal)] + Bare(o) : o.Replace(":V", ":" + version, StringComparison.Ordinal))]);
    }

    private static string Fill(string pattern, string version, string release, string variant)
    {
        var text = pattern.Replace("C", release.Length == 0 ? "" : "-" + release, StringComparison.Ordinal).Replace("V", version + variant, StringComparison.Ordinal);
        return text.TrimStart('-');
    }

    /// <summary>The tag without a version: <c>:alpine</c>; none when nothing is left.</summary>
    private static string Bare(string image) => image[(image.IndexOf(":V", StringComparison.Ordinal) + 2)..].TrimStart('-') is { Length: > 0 } rest ? ":" + rest : "";
}
