using System.Text;
using Drydock.Core.Findings;

namespace Drydock.Cli.Linting;

/// <summary>The pages of docs/rules, which are in the build.</summary>
internal static class RulePages
{
    /// <summary>The page as it is written, in Markdown; null of a rule that is the user's own.</summary>
    public static string? Find(RuleInfo rule)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{rule.Id}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The first address under "References": what the rule goes back to. Null when there is none.</summary>
    public static string? ReferenceOf(string page)
    {
        var references = page.IndexOf("\n## References", StringComparison.Ordinal);
        var start = references < 0 ? -1 : page.IndexOf("](https://", references, StringComparison.Ordinal);
        var end = start < 0 ? -1 : page.IndexOf(')', start);
        return end < 0 ? null : page[(start + 2)..end];
    }
}
