using System.Text;
using Drydock.Core.Advisories;
using Drydock.Oci.Editing;
using Drydock.Core.Inventories.Secrets;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings.ImageRules;

/// <summary>The image's config holds a secret: in a variable, a label, a command, or in the history of how it was built.</summary>
internal sealed class SecretInConfigRule : IRule<ImageSubject>, IRule<HardeningSubject>
{
    public RuleInfo Info { get; } = new(
        "SC002",
        "secret-in-config",
        Severity.High,
        "The image's config holds a secret, for everybody to read who may pull it",
        ["dockle:CIS-DI-0010", "trivy:secret"])
    {
        Fix = Applicability.Unsafe,
        Profile = HardeningProfile.Balanced,
    };

    public IEnumerable<Finding> Check(ImageSubject subject)
    {
        var found = new List<(SecretInfo Secret, string Text)>();
        foreach (var (place, text) in Texts(subject.Image.Config))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            foreach (var match in SecretScanner.Find(bytes, SecretScanner.Variables))
            {
                found.Add((match.Info, $"{match.Info.Name} in {place} ('{SecretScanner.Mask(bytes.AsSpan(match.Start, match.Length))}')"));
            }
        }

        return found.Count == 0
            ? []
            : [new Finding(Info, SecretWords.SeverityOf(found.Max(f => f.Secret.Strength)), $"The config holds {SecretWords.Join([.. found.Select(f => f.Text).Distinct(StringComparer.Ordinal)])}.", new Location(""))];
    }

    /// <summary>Variables can go from the config: whoever starts the image gives them. Earlier layers and the history are the writer's.</summary>
    public IEnumerable<Finding> Check(HardeningSubject subject)
    {
        var names = subject.Config.Env.Where(v => SecretScanner.Find(Encoding.UTF8.GetBytes(v), SecretScanner.Variables).Count > 0).Select(v => v.Split('=')[0]).Distinct(StringComparer.Ordinal).ToList();
        return from finding in Check(new ImageSubject(subject.Image, subject.Inventory))
               select names.Count == 0 ? finding : finding with { Fix = new Fix($"Take {string.Join(", ", names)} out of the environment", Applicability.Unsafe, [new ImageChange(new ConfigEdit { RemoveEnv = names })]) };
    }

    private static IEnumerable<(string Place, string Text)> Texts(ImageConfig config)
    {
        foreach (var variable in config.Env)
        {
            yield return ($"the variable {variable.Split('=')[0]}", variable);
        }

        foreach (var (name, value) in config.Labels)
        {
            yield return ($"the label {name}", $"{name}={value}");
        }

        foreach (var (what, words) in new[] { ("the entry point", config.Entrypoint), ("the command", config.Command), ("the health check", config.Healthcheck ?? []) })
        {
            foreach (var word in words)
            {
                yield return (what, word);
            }
        }

        foreach (var (number, step) in config.History.Index())
        {
            foreach (var line in HistoryTexts(step.CreatedBy))
            {
                yield return ($"step {number + 1} of the history", line);
            }
        }
    }

    /// <summary>The step as written; and of build arguments, which stand before it as <c>|2 NAME=value NAME=value</c>, each by itself.</summary>
    private static IEnumerable<string> HistoryTexts(string step)
    {
        yield return step;
        foreach (var word in step.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Contains('=', StringComparison.Ordinal)))
        {
            yield return word;
        }
    }
}
