namespace Drydock.Core.Findings.Linting;

/// <summary>Tells comments that are for linters: they say that findings do not count.</summary>
internal static class IgnorePragma
{
    private static readonly string[] Beginnings =
        ["drydockignore=", "drydockglobalignore=", "hadolintignore=", "hadolintglobalignore=", "checkov:skip=", "check=skip=", "kics-scan", "trivy:ignore", "tfsec:ignore"];

    /// <summary>However it is spaced.</summary>
    /// <param name="comment">What stands behind its sign.</param>
    public static bool Is(string comment)
    {
        // None of them is longer than this, blanks included.
        var text = string.Concat(comment[..Math.Min(comment.Length, 60)].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return Beginnings.Any(b => text.StartsWith(b, StringComparison.OrdinalIgnoreCase));
    }
}
