using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>npm or yarn that does not check who answers.</summary>
internal sealed class UnverifiedNpmRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF151",
        "unverified-npm",
        Severity.High,
        "npm or yarn does not check who answers",
        ["checkov:CKV2_DOCKER_13"])
    {
        Fix = Applicability.Unsafe,
        Tier = RuleTier.Minimal,
    };

    private const string Message = "With this packages are taken from any server, whatever its certificate: whoever sits in between can put anything into the image. Name the missing authority with cafile instead.";

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("npm", "yarn", "yarnpkg", "pnpm"))
        {
            var line = step.Use.Line("registry", "prefix", "C", "userconfig", "cwd", "location", "loglevel");
            foreach (var option in line.Options.Where(o => o.Name == "no-strict-ssl" || (o.Name == "strict-ssl" && o.Value == "false")))
            {
                yield return subject.Find(Info, option.Word.Span, Message, ArgumentEdits.FixWithout(subject, step, option));
            }

            if (Setting(line.Operands) is { } word)
            {
                var on = word.Value is "false" or "0" ? "true" : word.Value![..(word.Value!.IndexOf('=') + 1)] + "true";
                yield return subject.Find(Info, word.Span, Message, ArgumentEdits.FixInstead(subject, step, word, on, "Check certificates", Applicability.Unsafe));
            }
        }
    }

    /// <summary>The word that says no in <c>config set strict-ssl false</c>, <c>set strict-ssl=false</c>.</summary>
    private static ShellWord? Setting(ImmutableArray<ShellWord> operands)
    {
        var rest = operands is [{ Value: "config" }, ..] ? operands[1..] : operands;
        return rest switch
        {
            [{ Value: "set" }, { Value: "strict-ssl" or "enableStrictSsl" }, { Value: "false" or "0" } value, ..] => value,
            [{ Value: "set" }, { Value: "strict-ssl=false" or "enableStrictSsl=false" } pair, ..] => pair,
            _ => null,
        };
    }
}
