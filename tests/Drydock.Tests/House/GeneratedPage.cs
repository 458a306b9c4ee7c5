namespace Drydock.Tests.House;

/// <summary>A page that is made from a list in the code.</summary>
/// <param name="Path">From the root of the repository.</param>
internal sealed record GeneratedPage(string Path, Func<string> Write)
{
    public static readonly GeneratedPage[] All =
    [
        new("docs/rules/README.md", ListPages.Rules),
        new("docs/analyzers.md", ListPages.AnalyzersByGroup),
        new("docs/errors.md", ListPages.Errors),
        new("docs/feeds.md", ListPages.Feeds),
        new("docs/cli.md", CommandPages.All),
    ];

    public override string ToString() => Path;
}
