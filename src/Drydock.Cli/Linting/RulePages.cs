using System.Text;
using Drydock.Core.Findings;

namespace Drydock.Cli.Linting;

/// <summary>The pages of docs/rules, which are in the build.</summary>
internal static class RulePages
{
    /// <summary>The page as it is written, in Markdown.</summary>
    public static string Read(RuleInfo rule)
    {
        var name = $"rules/{rule.Id}.md";
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource '{name}' is not in the build");
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
