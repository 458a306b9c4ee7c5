using System.Collections.Immutable;
using Drydock.Core.Advisories;

namespace Drydock.Core.Verdicts;

/// <summary>Words that policies are written in.</summary>
internal static class Words
{
    /// <summary>How bad something can be said to be; that it is not known is nothing to say.</summary>
    public static ImmutableSortedDictionary<string, Severity> Severities { get; } =
        Enum.GetValues<Severity>().Where(s => s != Severity.Unknown).ToImmutableSortedDictionary(Kebab.Of, s => s, StringComparer.OrdinalIgnoreCase);
}
