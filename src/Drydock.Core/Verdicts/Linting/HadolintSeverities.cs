using System.Collections.Immutable;
using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>How bad hadolint's codes are to hadolint, in our words: error is high, warning medium, info low, style info. <see href="https://github.com/hadolint/hadolint#rules"/></summary>
internal static class HadolintSeverities
{
    /// <summary>Null for a code that it has switched off until it is asked for.</summary>
    /// <param name="code">Of hadolint, or of ShellCheck, whose own severities hadolint takes over.</param>
    public static Severity? Of(string code) => Severities.TryGetValue(code, out var severity) ? severity : Ignored.Contains(code) ? null : Severity.Medium;

    /// <summary>The name that hadolint has for one of our severities.</summary>
    public static Severity? Parse(string word) => word switch
    {
        "error" => Severity.High,
        "warning" => Severity.Medium,
        "info" => Severity.Low,
        "style" => Severity.Info,
        _ => null,
    };

    private static readonly ImmutableHashSet<string> Ignored = ["DL1001", "DL3057"];

    private static readonly ImmutableDictionary<string, Severity> Severities = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new (Severity Severity, string Codes)[]
        {
            (Severity.High, "DL3000 DL3004 DL3011 DL3012 DL3020 DL3021 DL3023 DL3024 DL3026 DL3043 DL3044 DL3061 DL4000 DL4004 "
                + "SC1009 SC1018 SC1020 SC1045 SC1065 SC1066 SC1068 SC1077 SC1081 SC1086 SC1087 SC1095 SC1097 SC1099"),
            (Severity.Low, "DL3001 DL3009 DL3010 DL3015 DL3019 DL3047 DL3049 DL3050 DL3059 DL3060 DL3066 SC1000 SC1001 SC2015 SC2026 SC2028 SC2035 SC2086"),
            (Severity.Info, "DL3048 SC2002"),
        }.SelectMany(g => g.Codes.Split(' ').Select(c => KeyValuePair.Create(c, g.Severity))));
}
