using Drydock.Core.Advisories;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Secrets;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>Says secrets: how bad they are, and in which words.</summary>
internal static class SecretWords
{
    private const int Most = 5;

    public static Severity SeverityOf(SecretStrength strength) => strength switch
    {
        SecretStrength.Live => Severity.High,
        SecretStrength.Likely => Severity.Medium,
        _ => Severity.Low,
    };

    /// <summary><c>a GitHub token (line 3, 'ghp_****') and a private key (line 9, 'MIIE****')</c></summary>
    public static string List(IEnumerable<FoundSecret> secrets) => Join([.. secrets.Select(s => $"{s.Info.Name} (line {s.Line}, '{s.Excerpt}')")]);

    public static string Join(List<string> texts)
    {
        if (texts.Count > Most)
        {
            texts = [.. texts.Take(Most), $"{texts.Count - Most} more"];
        }

        return texts.Count == 1 ? texts[0] : $"{string.Join(", ", texts.Take(texts.Count - 1))} and {texts[^1]}";
    }
}
