using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary><c>cd a; b</c></summary>
internal sealed class UncheckedCdRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF237",
        "unchecked-cd",
        Severity.Medium,
        "What follows a cd that fails runs in another folder",
        ["shellcheck:SC2164"])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        foreach (var script in subject.Scripts)
        {
            if (EndsOnError(script))
            {
                continue;
            }

            foreach (var use in script.Tree.Commands)
            {
                if (use is { Name: "cd" or "pushd" or "popd", Wrappers.IsEmpty: true, Place: { Shell: null, Pipeline: null, IsGuarded: false, IsCondition: false, IsNegated: false, IsInBackground: false } } && !IsUp(use) && IsUnchecked(use.Place))
                {
                    var fix = use.Place.IsInFunction ? null : new Fix("Stop when it fails", Applicability.Unsafe, [new TextEdit(new Span(use.Command.Span.End, use.Command.Span.End), " || exit 1")]);
                    yield return subject.Find(Info, use.Span, $"When {use.Name} fails, what follows runs in the folder where the step was: put && or || exit behind it.", fix);
                }
            }
        }
    }

    /// <summary>Of a chain the last one, with more commands behind it.</summary>
    private static bool IsUnchecked(CommandPlace place) =>
        place.List is { } list && place.ListIndex < list.Items.Length - 1 && (place.Chain is null || place.ChainIndex == place.Chain.Commands.Length - 1);

    /// <summary>The folder above is there.</summary>
    private static bool IsUp(CommandUse use) => use.Arguments is [{ Value: { } folder }] && folder.Split('/').All(p => p is ".." or "." or "") && !folder.StartsWith('/');

    /// <summary>By SHELL, by <c>set</c>, or by the first line of a script: <c>#!/bin/sh -e</c>.</summary>
    private static bool EndsOnError(Script script) =>
        (script.Tree.Comments is [{ Text: ['#', '!', ..] and var first }, ..] && first.Split(' ').Any(w => w is ['-', .., 'e'] or ['-', 'e', ..]))
        || script.Shell.Words.Skip(1).Any(w => w is ['-', not '-', ..] && w.Contains('e', StringComparison.Ordinal) && w != "-Command")
        || script.Tree.Commands.Any(c => c.Name == "set" && c.Arguments.Any(a => a.Value is "errexit" || (a.Value is ['-', not '-', ..] and var flags && flags.Contains('e', StringComparison.Ordinal))));
}
