using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>A word that a shell splits at blanks and expands patterns in, after its variables: an argument, or the file of a redirection.</summary>
/// <param name="Command">Null for a redirection.</param>
/// <param name="IsInBackticks">Where quotes are read twice, so that none can be put in.</param>
internal sealed record SplitWord(ShellWord Word, SimpleCommand? Command, bool IsInBackticks)
{
    private static readonly HashSet<string> Declarations = new(["export", "readonly", "local", "declare", "typeset", "alias"], StringComparer.Ordinal);

    public static IEnumerable<SplitWord> Of(Script script)
    {
        var backticks = 0;
        foreach (var node in script.Tree.Nodes)
        {
            if (node is CommandSubstitution { IsBacktick: true })
            {
                backticks = Math.Max(backticks, node.Span.End);
            }

            if (node is not ShellCommand command)
            {
                continue;
            }

            var isInBackticks = node.Span.Start < backticks;
            if (node is SimpleCommand simple)
            {
                for (var i = 1; i < simple.Words.Length; i++)
                {
                    if (!IsDeclared(simple, simple.Words[i]))
                    {
                        yield return new SplitWord(simple.Words[i], simple, isInBackticks);
                    }
                }
            }

            foreach (var redirection in command.Redirections)
            {
                if (redirection.Target is { } target && redirection.Operator is not ("<<" or "<<-" or "<<<"))
                {
                    yield return new SplitWord(target, null, isInBackticks);
                }
            }
        }
    }

    /// <summary><c>export A=$b</c> assigns; POSIX.1-2024 says that nothing is split there, and the shells of today do not.</summary>
    private static bool IsDeclared(SimpleCommand command, ShellWord word) =>
        command.Words[0].Plain is { } name && Declarations.Contains(name) && word.Parts is [Literal { Text: var text }, ..] && text.Contains('=', StringComparison.Ordinal);

    /// <summary>Whether it is one more name for a command that takes a list of packages: who writes <c>apk add $PACKAGES</c> wants it split.</summary>
    public bool IsPackageList => Word.Parts.Length == 1 && Command is not null
        && Command.Words.Any(w => w.Plain is "apt-get" or "apt" or "apk" or "dnf" or "microdnf" or "yum" or "zypper" or "pip" or "pip3" or "npm" or "gem" or "pacman" or "apt-mark" or "dpkg" or "rpm" or "docker-php-ext-install" or "docker-php-ext-enable" or "pecl");
}
