using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings;
using Drydock.Core.Reports.Linting;
using Drydock.Core.Verdicts.Linting;

namespace Drydock.Tests.Reports.Linting;

/// <summary>Reports about Dockerfiles whose findings are made up, so that they stay as they are when rules change.</summary>
internal static class SampleLint
{
    private static readonly RuleInfo Apt = new("DF100", "apt-command", Severity.Low, "A build runs apt", ["hadolint:DL3027"]);
    private static readonly RuleInfo Root = new("DF900", "sample-rule", Severity.Critical, "A sample", []);

    public static ImmutableSortedDictionary<string, LintReport> All { get; } = ImmutableSortedDictionary.CreateRange<string, LintReport>(
    [
        new("nothing", new LintReport([new LintedFile(new SourceText("Dockerfile", "FROM scratch\n"), [], [], [])], "1.2.3")),
        new("findings", new LintReport([First(), Second()], "1.2.3") { Notes = ["A note."], Mended = ImmutableDictionary.CreateRange([KeyValuePair.Create<string, ImmutableArray<Finding>>("b/Dockerfile", [Mended()])]) }),
        new("hostile", new LintReport([Hostile()], "1.2.3")),
    ]);

    private static LintedFile First()
    {
        var source = new SourceText("Dockerfile", "FROM debian\nRUN apt update && \\\n\tapt install curl\n# drydock ignore=DF900 it is a sample\nRUN true\n# drydock ignore=DF001\n");
        var apt = At(Apt, source, "apt", "apt is made for people.", new Fix("Use apt-get", Applicability.Safe, [new TextEdit(new Span(16, 19), "apt-get")]));
        var wide = At(Root, source, "update && \\\n\tapt", "Goes over two lines.", new Fix("Look at it", Applicability.DisplayOnly, []));
        var hidden = At(Root, source, "RUN true", "Hidden.", null);
        var ignore = new InlineIgnore(SpanOf(source, "# drydock ignore=DF900 it is a sample"), ["DF900"], "it is a sample", SpanOf(source, "RUN true"));
        var idle = new InlineIgnore(SpanOf(source, "# drydock ignore=DF001"), ["DF001"], "", null);
        return new LintedFile(source, [apt, wide, new Finding(Root, Severity.Medium, "About the file.", new Location(source.Name))], [new SuppressedFinding(hidden, ignore)], [idle]) { IsFailed = true };
    }

    private static LintedFile Second()
    {
        var source = new SourceText("b/Dockerfile", $"FROM scratch\nRUN {new string('x', 300)} apt {new string('y', 300)}\n");
        return new LintedFile(source, [At(Apt, source, "apt", "In a long line.", new Fix("Use apt-get", Applicability.Unsafe, [new TextEdit(SpanOf(source, "apt"), "apt-get")]))], [], []);
    }

    private static LintedFile Hostile()
    {
        var source = new SourceText("a b/%0A::error,\e[31m.Dockerfile", "FROM \u202Ex\nRUN \e]0;title\a ##[error] <b>\u0001\n");
        return new LintedFile(source, [At(Root, source, "\e]0;title\a", "Ends\nthe line \e[31m::error::<x> & \"100%\" ##[debug].", null)], [], []) { IsFailed = true };
    }

    private static Finding Mended() => new(Apt, Severity.Low, "Was there.", new Location("b/Dockerfile")) { Fix = new Fix("Use apt-get", Applicability.Safe, []) };

    private static Finding At(RuleInfo rule, SourceText source, string text, string message, Fix? fix) => new(rule, rule.Severity, message, new Location(source.Name) { Span = SpanOf(source, text) }) { Fix = fix };

    private static Span SpanOf(SourceText source, string text)
    {
        var start = source.Text.IndexOf(text, StringComparison.Ordinal);
        return new Span(start, start + text.Length);
    }
}
