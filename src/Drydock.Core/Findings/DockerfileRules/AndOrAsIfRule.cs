using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>a &amp;&amp; b || c</c> in the place of <c>if</c>.</summary>
internal sealed class AndOrAsIfRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF227",
        "and-or-as-if",
        Severity.Info,
        "A && B || C runs C also when B fails",
        ["shellcheck:SC2015"]);

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var command in ScriptNodes.Of<AndOr>(subject))
        {
            for (var i = 0; i + 1 < command.Operators.Length; i++)
            {
                if (command.Operators[i].Text == "&&" && command.Operators[i + 1].Text == "||" && (i == 0 || command.Operators[i - 1].Text == "&&") && IsTest(command.Commands[i]) && MayFail(command.Commands[i + 1]) && !Ends(command.Commands[i + 2]))
                {
                    yield return subject.Find(Info, command.Operators[i].Span, "This is no if and else: what stands behind || also runs when the command before it fails. Use if.");
                }
            }
        }
    }

    /// <summary>What asks something: behind any other command <c>||</c> is meant for all failures.</summary>
    private static bool IsTest(ShellCommand command) => command switch
    {
        TestCommand => true,
        Pipeline { IsNegated: true } => true,
        SimpleCommand { Words: [{ Value: "[" or "test" or "which" or "id" }, ..] } => true,
        SimpleCommand { Words: [{ Value: "command" }, { Value: "-v" }, ..] } => true,
        SimpleCommand { Words: [{ Value: "grep" }, { Value: ['-', .., 'q'] }, ..] } => true,
        _ => false,
    };

    private static bool MayFail(ShellCommand command) => command switch
    {
        SimpleCommand { Words.IsEmpty: true } => false,
        TestCommand => false,
        SimpleCommand { Words: [{ Value: { } name }, ..] } => name is not ("echo" or "printf" or "true" or ":" or "exit" or "return" or "export" or "[" or "test" or "false"),
        _ => true,
    };

    /// <summary>What says or stops something is right after either failure.</summary>
    private static bool Ends(ShellCommand command) => ShellWalk.Nodes(command).Any(n => n is SimpleCommand { Words: [{ Value: "exit" or "return" or "true" or ":" or "false" or "echo" or "die" }, ..] });
}
