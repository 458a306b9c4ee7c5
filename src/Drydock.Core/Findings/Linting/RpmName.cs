namespace Drydock.Core.Findings.Linting;

/// <summary>What yum and dnf are told to install. <see href="https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages"/></summary>
internal static class RpmName
{
    /// <summary>Whether a version stands in it: <c>name-1.2</c>, <c>name-1.2-3.el9</c>. Also a file, a group, an address and what is compared. <c>java-17-openjdk</c> is a name.</summary>
    public static bool IsPinned(string name)
    {
        if (name[0] is '@' or '/' or '.' or '-' || name.AsSpan().ContainsAny("=<>") || name.Contains("://", StringComparison.Ordinal) || name.EndsWith(".rpm", StringComparison.Ordinal))
        {
            return true;
        }

        var dash = name.LastIndexOf('-');
        return dash > 0 && dash + 1 < name.Length && char.IsAsciiDigit(name[dash + 1]);
    }
}
