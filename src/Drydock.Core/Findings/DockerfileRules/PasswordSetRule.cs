using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A user of the image gets a password that everybody knows, or none at all.</summary>
internal sealed class PasswordSetRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF321",
        "password-set",
        Severity.High,
        "A user gets a password that stands in the Dockerfile, or an empty one",
        ["cis-docker:4.10", "dockle:DKL-LI-0001"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var step in subject.Run("passwd", "useradd", "usermod", "chpasswd"))
        {
            if (Why(step) is { } why)
            {
                yield return subject.Find(Info, step.Use.Span, why);
            }
        }
    }

    private static string? Why(Step step)
    {
        const string Known = "This password is in the image's history for everybody to read: leave the account without a password, which locks it, and set none.";
        const string Empty = "An account with an empty password lets everybody in who gets to a login: lock it instead (passwd -l).";
        switch (step.Name)
        {
            case "passwd":
                var line = step.Use.Line("n", "x", "w", "i", "R", "root");
                return line.Has("d", "delete") ? Empty : line.Has("stdin") && IsGivenText(step) ? Known : null;
            case "chpasswd":
                return IsGivenText(step) ? Known : null;
            default:
                var option = step.Use.Line("p", "password", "g", "gid", "G", "groups", "s", "shell", "d", "home", "home-dir", "c", "comment", "u", "uid", "K", "k", "e", "f", "b", "l", "login").Find("p", "password");
                return option?.Value switch
                {
                    null => null,
                    "" => Empty,
                    ['!' or '*' or 'x', ..] => null,
                    _ => Known,
                };
        }
    }

    /// <summary>Text that stands here, and not what a secret mount or a variable holds.</summary>
    private static bool IsGivenText(Step step)
    {
        var place = step.Use.Place;
        if (place.Pipeline is { } pipeline && place.PipelineIndex > 0)
        {
            return pipeline.Commands[place.PipelineIndex - 1] is SimpleCommand { Words: [{ Value: "echo" or "printf" }, .. var words] } && words.Any(w => w.Value is { } text && text.Contains(':', StringComparison.Ordinal)) | (step.Name == "passwd" && words.Any(w => w.Value is { } said && !said.StartsWith('-')));
        }

        return step.Use.Command.Redirections.Any(r => r.Heredoc is { Content.Value: not null } || (r.Operator == "<<<" && r.Target?.Value is not null));
    }
}
