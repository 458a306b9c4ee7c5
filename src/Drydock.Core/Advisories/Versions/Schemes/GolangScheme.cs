namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Go modules (<see href="https://go.dev/ref/mod#versions"/>) and of Go itself (<see href="https://go.dev/doc/toolchain#version"/>).</summary>
/// <remarks>
/// Modules have semantic versions; a pseudo-version is a pre-release, and <c>+incompatible</c> is metadata. Go itself writes 1.21rc2 for 1.21.0-rc.2,
/// and since 1.21 names a language <c>go1.21</c>, which comes before its candidates; before that, go1.20 is the release 1.20.0.
/// </remarks>
internal sealed class GolangScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("golang", "Go modules and Go itself", "https://go.dev/ref/mod#versions");

    public int Compare(string left, string right)
    {
        var a = Split(left, out var isLanguage, out var stage, out var candidate);
        var b = Split(right, out var isOtherLanguage, out var otherStage, out var otherCandidate);
        var order = SemverParts.CompareCore(a.Core, b.Core);
        if (order != 0 || isLanguage || isOtherLanguage)
        {
            return order != 0 ? order : (isOtherLanguage ? 1 : 0) - (isLanguage ? 1 : 0);
        }

        var one = stage.Length > 0 ? stage : a.Prerelease;
        var two = otherStage.Length > 0 ? otherStage : b.Prerelease;
        return stage.Length > 0 || otherStage.Length > 0
            ? CompareStages(one, candidate, two, otherCandidate)
            : SemverParts.ComparePrerelease(one, two);
    }

    /// <summary>A toolchain's <c>rc2</c> is the semantic <c>rc.2</c>.</summary>
    private static int CompareStages(ReadOnlySpan<char> a, ReadOnlySpan<char> candidate, ReadOnlySpan<char> b, ReadOnlySpan<char> otherCandidate)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return SemverParts.ComparePrerelease(a, b);
        }

        var restOfA = a;
        var restOfB = b;
        var order = SemverParts.CompareIdentifiers(Text.TakeUntil(ref restOfA, '.'), Text.TakeUntil(ref restOfB, '.'));
        return order != 0 ? order : SemverParts.CompareIdentifiers(candidate.Length > 0 ? candidate : restOfA, otherCandidate.Length > 0 ? otherCandidate : restOfB);
    }

    /// <param name="isLanguage">It names a language, not a release.</param>
    /// <param name="stage">Of a toolchain: <c>rc</c>, <c>beta</c> or <c>alpha</c>.</param>
    /// <param name="candidate">The number after it.</param>
    private static SemverParts Split(string version, out bool isLanguage, out ReadOnlySpan<char> stage, out ReadOnlySpan<char> candidate)
    {
        var text = version.AsSpan().Trim();
        var isToolchain = text is ['g', 'o', >= '0' and <= '9', ..];
        if (isToolchain)
        {
            // A vendor's mark does not make it a pre-release: go1.22.3-bigcorp, go1.22.3 X:boringcrypto.
            text = text[2..];
            var end = text.IndexOfAny("-+ ");
            text = end < 0 ? text : text[..end];
        }

        var parts = SemverParts.Split(text);
        var letters = Digits.LetterRun(parts.Prerelease);
        var isGlued = parts.Core.Length > 0 && parts.Core.Length < text.Length && char.IsAsciiDigit(text[0]) && char.IsAsciiLetter(text[parts.Core.Length]);
        var isStage = isGlued && parts.Prerelease[..letters] is "rc" or "beta" or "alpha" && Digits.Are(parts.Prerelease[letters..]);
        stage = isStage ? parts.Prerelease[..letters] : [];
        candidate = isStage ? parts.Prerelease[letters..] : [];
        isLanguage = isToolchain && parts.Prerelease.Length == 0 && IsLanguage(parts.Core);
        return parts;
    }

    private static bool IsLanguage(ReadOnlySpan<char> core)
    {
        var major = Text.TakeUntil(ref core, '.');
        return core.Length > 0 && !core.Contains('.') && Digits.Compare(major, "1") == 0 && Digits.Compare(core, "21") >= 0;
    }
}
