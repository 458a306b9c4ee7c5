using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Parsing;

/// <summary>What was found wrong so far.</summary>
internal sealed class ProblemList(SourceText source)
{
    /// <summary>Words of a stranger are cut in messages.</summary>
    private const int MostQuoted = 120;

    private readonly List<Problem> problems = [];

    public SourceText Source => source;

    public void Add(Span at, string message, string hint = "") => problems.Add(new Problem(at, message, hint));

    public ImmutableArray<Problem> InOrder() => [.. problems.OrderBy(p => p.At.Start)];

    /// <summary>A word for a message.</summary>
    public static string Cut(string word) => word.Length <= MostQuoted ? word : $"{word.AsSpan(0, MostQuoted)}…";
}
