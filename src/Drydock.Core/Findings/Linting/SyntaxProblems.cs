using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Tells what no shell could read from what only <c>sh</c> could not.</summary>
internal static class SyntaxProblems
{
    /// <summary>Why bash would refuse it as well.</summary>
    public static IEnumerable<Problem> OfEveryShell(Script script) =>
        script.Tree.Problems.IsEmpty || script.Tree.Dialect == ShellDialect.Bash ? script.Tree.Problems : AsBash(script).Problems;

    /// <summary>Why <c>sh</c> refuses what bash reads.</summary>
    public static IEnumerable<Problem> OfShOnly(Script script) =>
        script.Tree.Problems.IsEmpty || script.Tree.Dialect == ShellDialect.Bash || !AsBash(script).Problems.IsEmpty ? [] : script.Tree.Problems;

    private static ShellScript AsBash(Script script) => ShellParser.Parse(script.Text, ShellDialect.Bash);
}
