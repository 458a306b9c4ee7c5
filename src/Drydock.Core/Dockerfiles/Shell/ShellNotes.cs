using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>What is said about a text while it is read: problems and comments of it and all that is in it.</summary>
internal sealed class ShellNotes
{
    /// <summary>Nobody reads more, and a text of nothing but mistakes must not become a list as long as itself.</summary>
    private const int MaxProblems = 100;

    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<ShellComment>.Builder comments = ImmutableArray.CreateBuilder<ShellComment>();
    private bool isEndMissing;

    public ImmutableArray<Problem> Problems => problems.ToImmutable();

    public ImmutableArray<ShellComment> Comments => comments.ToImmutable();

    public void Add(ShellComment comment) => comments.Add(comment);

    public void Add(Span at, string message, string hint = "")
    {
        if (problems.Count < MaxProblems && !isEndMissing && (problems.Count == 0 || problems[^1].At.Start != at.Start))
        {
            problems.Add(new Problem(at, message, hint));
        }
    }

    /// <summary>The text ended too early: what else is missing for that reason is not worth a word.</summary>
    public void AddEnd(Span opener, string message, string hint = "")
    {
        Add(opener, message, hint);
        isEndMissing = true;
    }
}
