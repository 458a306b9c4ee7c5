using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>The instructions that there are, and their flags. <see href="https://docs.docker.com/reference/dockerfile/"/></summary>
internal static class Keywords
{
    public static readonly ImmutableArray<string> All =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    /// <summary>Those that say yes or no, and need no value for it.</summary>
    public static readonly ImmutableArray<string> Switches = ["link", "keep-git-dir", "parents", "unpack"];

    /// <summary>Those that may stand more than once.</summary>
    public static readonly ImmutableArray<string> Repeated = ["mount", "exclude", "device"];

    private static readonly ImmutableArray<string> OfAdd = ["chown", "chmod", "link", "keep-git-dir", "checksum", "exclude", "unpack"];
    private static readonly ImmutableArray<string> OfCopy = ["chown", "from", "chmod", "link", "parents", "exclude"];
    private static readonly ImmutableArray<string> OfFrom = ["platform"];
    private static readonly ImmutableArray<string> OfHealthcheck = ["interval", "timeout", "start-period", "start-interval", "retries"];
    private static readonly ImmutableArray<string> OfRun = ["mount", "network", "security", "device"];

    public static bool MayHaveHeredocs(string keyword) => keyword is "RUN" or "COPY" or "ADD";

    /// <summary>The flags that an instruction takes.</summary>
    public static ImmutableArray<string> FlagsOf(string keyword) => keyword switch
    {
        "ADD" => OfAdd,
        "COPY" => OfCopy,
        "FROM" => OfFrom,
        "HEALTHCHECK" => OfHealthcheck,
        "RUN" => OfRun,
        _ => [],
    };

    /// <summary>Whether the builder looks at the flags at all: of some it passes over whatever stands there.</summary>
    public static bool ChecksFlags(string keyword) => keyword is not ("ARG" or "STOPSIGNAL") && All.Contains(keyword, StringComparer.Ordinal);
}
