using System.Globalization;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>A user other than root is to listen on a port below 1024.</summary>
internal sealed class PrivilegedPortRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF316",
        "privileged-port",
        Severity.Info,
        "A port below 1024 is exposed, and the image's user is not root",
        []);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var instructions = subject.File.InstructionsOf(subject.File.Chain()).ToList();
        if (instructions.LastOrDefault(i => i.Keyword == "USER") is not { Arguments: [var user, ..] } || IsRoot(user.Value) || subject.Run("setcap").Any())
        {
            yield break;
        }

        foreach (var port in instructions.Where(i => i.Keyword == "EXPOSE").SelectMany(e => e.Arguments))
        {
            if (int.TryParse(port.Value.Split('/', '-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1024)
            {
                yield return subject.Find(Info, port.Span, $"User '{user.Value}' may not listen on port {number} everywhere: where it is privileged the program fails to start. Use one from 1024 on, and map it.");
            }
        }
    }

    /// <summary>Or what only a variable knows.</summary>
    private static bool IsRoot(string user) => user.Split(':')[0] is "root" or "0" or "" || user.Contains('$', StringComparison.Ordinal);
}
