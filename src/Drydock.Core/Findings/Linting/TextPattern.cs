namespace Drydock.Core.Findings.Linting;

/// <summary>A text in which <c>*</c> stands for any other one.</summary>
internal static class TextPattern
{
    /// <summary>Case does not matter.</summary>
    public static bool Matches(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return pattern.Equals(text, StringComparison.OrdinalIgnoreCase);
        }

        if (text.Length < parts[0].Length + parts[^1].Length || !text.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase) || !text.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Each part between two stars is best taken as early as it can be.
        var rest = text.AsSpan(parts[0].Length..^parts[^1].Length);
        foreach (var part in parts[1..^1])
        {
            var at = rest.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return true;
    }
}
