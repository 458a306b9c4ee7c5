using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Advisories;
using Drydock.Core.Findings.Hardening;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.HardeningRules;

/// <summary>Languages and character sets that nothing in the image asks for. C and C.UTF-8 stay, and so does what the environment or a configuration names.</summary>
internal sealed partial class UnusedLocaleRule : IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new("IM011", "unused-locales", Severity.Info, "Translations and locales that nothing in the image names are shipped with it", []) { Fix = Applicability.Safe, Profile = HardeningProfile.Balanced };

    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        var used = Used(subject);
        foreach (var (folder, what) in new[] { ("usr/share/locale", "translations"), ("usr/lib/locale", "locales"), ("usr/share/i18n", "sources of locales"), ("usr/lib/locale-langpack", "translations") })
        {
            var removal = Removal.Below(subject.Files, folder, (path, node) => IsUsed(path, node, folder, used));
            if (removal.Files > 0)
            {
                yield return new Finding(Info, Info.Severity, $"'{folder}' holds {removal.Size} of {what} that nothing names.", subject.At(folder)) { Fix = removal.Fix($"Take unused {what} out of '{folder}'", Applicability.Safe) };
            }
        }
    }

    private static bool IsUsed(string path, TreeNode node, string folder, HashSet<string> used)
    {
        var parts = path[(folder.Length + 1)..].Split('/');
        if (parts is ["locale.alias" or "locale-archive.tmpl"] || parts[0] is "C" or "C.utf8" or "C.UTF-8" or "POSIX")
        {
            return true;
        }

        // One file with every locale: kept as soon as one is used. Sources are of use to localedef alone.
        return folder != "usr/share/i18n" && (parts is ["locale-archive", ..] ? used.Count > 0 : used.Contains(LanguageOf(parts[0])) && (node.IsFolder ? parts.Length > 1 : true));
    }

    /// <summary>Languages without country: <c>de</c>.</summary>
    private static HashSet<string> Used(HardeningSubject subject)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var variables = subject.Config.Env.Where(e => e.StartsWith("LANG", StringComparison.Ordinal) || e.StartsWith("LC_", StringComparison.Ordinal)).Select(e => e[(e.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        foreach (var value in variables.SelectMany(v => v.Split(':')).Where(v => v is not ("C" or "POSIX" or "") && !v.StartsWith("C.", StringComparison.Ordinal)))
        {
            used.Add(LanguageOf(value));
        }

        foreach (var match in subject.Texts.Values.SelectMany(t => LocalePattern().Matches(Encoding.Latin1.GetString(t))))
        {
            used.Add(match.Groups["language"].Value);
        }

        return used;
    }

    private static string LanguageOf(string locale) => locale.Split('_', '.', '@')[0];

    [GeneratedRegex("(?<![A-Za-z0-9_])(?<language>[a-z]{2,3})_[A-Z]{2}(?![A-Za-z0-9_])")]
    private static partial Regex LocalePattern();
}
