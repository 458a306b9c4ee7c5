using System.Collections.Frozen;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>Build arguments that there are without an ARG. <see href="https://docs.docker.com/reference/dockerfile/#predefined-args"/></summary>
public static class PredefinedArguments
{
    /// <summary>RUN has them without an ARG.</summary>
    public static FrozenSet<string> Proxies { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy");

    /// <summary>FROM has them without an ARG; a stage must ask for them with an ARG without a value.</summary>
    public static FrozenSet<string> Platforms { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE", "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT");

    /// <summary>Settings of BuildKit itself: what a stage makes of them does not matter to it.</summary>
    public static FrozenSet<string> Settings { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "BUILDKIT_BUILD_NAME", "BUILDKIT_CACHE_MOUNT_NS", "BUILDKIT_CONTEXT_KEEP_GIT_DIR", "BUILDKIT_DOCKERFILE_CHECK", "BUILDKIT_INLINE_CACHE", "BUILDKIT_MULTI_PLATFORM",
        "BUILDKIT_SANDBOX_HOSTNAME", "BUILDKIT_SYNTAX", "SOURCE_DATE_EPOCH");

    public static bool Contains(string name) => Proxies.Contains(name) || Platforms.Contains(name) || Settings.Contains(name);
}
