using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds what bash has and POSIX does not, where <c>sh</c> reads it without an error. What neither dash nor BusyBox lacks is left out.</summary>
internal static class BashFeatures
{
    public static IEnumerable<BashFeature> Of(Script script, Scope scope)
    {
        var variables = ScriptVariables.Of(script);
        foreach (var node in script.Tree.Nodes)
        {
            var feature = node switch
            {
                ParameterExpansion { Operator: "", IsLength: false, IsIndirect: false, Index: null } use when !scope.IsDefined(use.Name) && !variables.IsAssigned(use.Name) => Variable(use),
                ParameterExpansion expansion => Expansion(expansion),
                WordPart part => Part(part),
                Redirection redirection => Of(redirection),
                SimpleCommand command => BashCommands.Of(command),
                TestCommand test => new BashFeature(test.Span, "[[ ]]", true),
                ArithmeticCommand arithmetic => new BashFeature(arithmetic.Span, "(( ))", false),
                CoprocCommand coproc => new BashFeature(coproc.Span, "coproc", false),
                SelectCommand select => new BashFeature(select.Span, "select", false),
                Assignment { IsAppend: true } append => new BashFeature(append.Span, "+=", false),
                Assignment { Index: not null } element => new BashFeature(element.Span, "An array", false),
                _ => null,
            };
            if (feature is not null)
            {
                yield return feature;
            }
        }
    }

    private static BashFeature? Part(WordPart part) => part switch
    {
        DollarSingleQuoted => new BashFeature(part.Span, "$'…'", true),
        DoubleQuoted { IsTranslated: true } => new BashFeature(part.Span, "$\"…\"", false),
        ProcessSubstitution => new BashFeature(part.Span, "<( )", true),
        ArithmeticExpansion { IsOld: true } => new BashFeature(part.Span, "$[ ]", false),
        BraceExpansion => new BashFeature(part.Span, "{a,b}", false),
        CommandSubstitution { Body.Body.Items: [{ Command: SimpleCommand { Words: [], Assignments: [], Redirections: [{ Operator: "<" }] } }] } => new BashFeature(part.Span, "$(< file)", true),
        _ => null,
    };

    private static BashFeature? Expansion(ParameterExpansion expansion) => expansion switch
    {
        { IsIndirect: true } => new BashFeature(expansion.Span, "${!x}", false),
        { Index: not null } => new BashFeature(expansion.Span, "An array", false),
        { Operator: ['/', ..] } => new BashFeature(expansion.Span, "${x/a/b}", true),
        { Operator: ":" } => new BashFeature(expansion.Span, "${x:1}", true),
        { Operator: ['^' or ',' or '~' or '@', ..] } => new BashFeature(expansion.Span, $"${{x{expansion.Operator}}}", false),
        _ => null,
    };

    private static BashFeature? Variable(ParameterExpansion use) => use.Name switch
    {
        "RANDOM" => new BashFeature(use.Span, "$RANDOM", true),
        "UID" or "EUID" or "SECONDS" or "PIPESTATUS" or "DIRSTACK" or "FUNCNAME" or "SHLVL" or "OSTYPE" or "MACHTYPE" or "HOSTTYPE" or "BASH_VERSION" or "BASH_SOURCE" or "BASHPID" => new BashFeature(use.Span, $"${use.Name}", false),
        _ => null,
    };

    private static BashFeature? Of(Redirection redirection) => redirection switch
    {
        { Operator: "&>" or "&>>" } => new BashFeature(redirection.Span, redirection.Operator, true),
        { Operator: ">&", Target.Value: { } file } when file != "-" && !file.All(char.IsAsciiDigit) => new BashFeature(redirection.Span, ">& with a file", true),
        { Operator: "<" or ">" or ">>" or "<>", Target.Value: { } file } when file.StartsWith("/dev/tcp/", StringComparison.Ordinal) || file.StartsWith("/dev/udp/", StringComparison.Ordinal) => new BashFeature(redirection.Span, "/dev/tcp", false),
        _ => null,
    };
}
