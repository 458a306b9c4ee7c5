using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>Reads what one test asks, from its kind, its state and, for releases and modules, its comment.</summary>
internal static class OvalTestReading
{
    private const string Module = "Module ";
    private const string Enabled = " is enabled";
    private const string Installed = " is installed";

    /// <summary>What the test comes to; null when it is of no known shape.</summary>
    public static OvalOutcome? Read(OvalNode criterion, OvalTables tables)
    {
        if (!tables.Tests.TryGetValue(criterion.TestRef, out var test))
        {
            return null;
        }

        var comment = criterion.Comment.Length > 0 ? criterion.Comment : test.Comment;
        if (comment.StartsWith(Module, StringComparison.Ordinal) && comment.EndsWith(Enabled, StringComparison.Ordinal))
        {
            return new OvalOutcome { Module = comment[Module.Length..^Enabled.Length] };
        }

        return test.IsPackage ? ReadPackage(criterion.TestRef, comment, test, tables) : ReadSystem(comment, test);
    }

    /// <summary>
    /// The release, and what only a running system answers (its kernel, its architecture, its boot entry): an image is asked for its packages instead.
    /// </summary>
    private static OvalOutcome? ReadSystem(string comment, OvalTest test)
    {
        if (Place(comment) is { Space: not null } place)
        {
            return new OvalOutcome { Places = [place] };
        }

        return test.Kind is "rpmverifyfile" or "uname" or "family" or "textfilecontent54" or "file" or "variable" ? OvalOutcome.Neutral : null;
    }

    private static OvalOutcome? ReadPackage(string reference, string comment, OvalTest test, OvalTables tables)
    {
        if (test.Existence == "none_exist" && test.StateRef.Length == 0)
        {
            return OvalOutcome.Neutral;
        }

        if (test.HasSeveralStates || !tables.States.TryGetValue(test.StateRef, out var state))
        {
            return null;
        }

        var span = Span(state);
        if (span is null && state is not { Version: "0", VersionOperation: "equals" })
        {
            return ReadCondition(comment, state, tables.Names(test.ObjectRef));
        }

        var names = tables.Names(test.ObjectRef);
        if (names.Count == 0 || Architectures(state.Architectures) is not { } architectures)
        {
            return null;
        }

        var status = span is not { } ends ? AdvisoryStatus.NotAffected : ends.Fixed is { Length: > 0 } ? AdvisoryStatus.Fixed : AdvisoryStatus.Affected;
        return new OvalOutcome { Claims = [new OvalClaim(reference, names, status, span) { Architectures = architectures }] };
    }

    /// <summary>A key that signed the package, the release's own package, the machine, or the kernel that a live patch is for.</summary>
    private static OvalOutcome? ReadCondition(string comment, OvalState state, IReadOnlyList<string> names)
    {
        if (comment.EndsWith(Installed, StringComparison.Ordinal) && names is [var name] && name.EndsWith("release", StringComparison.Ordinal))
        {
            return new OvalOutcome { Places = [Place(comment)] };
        }

        if (state is { Evr: "", Version: "", Architectures.Length: > 0 })
        {
            return Architectures(state.Architectures) is { } architectures ? new OvalOutcome { Architectures = architectures } : null;
        }

        return state is { HasSignature: true, Evr: "", Version: "" } || comment.StartsWith("kernel version equals", StringComparison.Ordinal) ? OvalOutcome.Neutral : null;
    }

    private static OvalPlace Place(string comment) => comment.EndsWith(Installed, StringComparison.Ordinal) ? OvalPlace.Parse(comment[..^Installed.Length]) : default;

    /// <summary>Debian asks for less than 0, which nothing is, where there is no fix: every version is affected then.</summary>
    private static VersionSpan? Span(OvalState state)
    {
        var version = state.Evr.StartsWith("0:", StringComparison.Ordinal) ? state.Evr[2..] : state.Evr;
        return state.EvrOperation switch
        {
            "less than" when version == "0" => new VersionSpan(null, null),
            "less than" when version.Length > 0 => new VersionSpan(null, version),
            "less than or equal" when version.Length > 0 => new VersionSpan(null, null, version),
            _ => null,
        };
    }

    /// <summary>Reads <c>aarch64|x86_64</c> and <c>(aarch64|x86_64)</c>; null for any other pattern.</summary>
    private static ImmutableArray<string>? Architectures(string pattern)
    {
        var names = pattern.TrimStart('(').TrimEnd(')');
        if (names.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '|')))
        {
            return null;
        }

        return [.. names.Split('|', StringSplitOptions.RemoveEmptyEntries)];
    }
}
