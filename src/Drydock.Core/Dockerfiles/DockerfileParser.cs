using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Parsing;

namespace Drydock.Core.Dockerfiles;

/// <summary>Reads a Dockerfile as BuildKit does, but goes on where BuildKit stops: what it would refuse is a problem, and whatever it is given has some instructions.</summary>
public static class DockerfileParser
{
    /// <param name="name">As the user named the file.</param>
    public static Dockerfile Parse(string name, string text) => Parse(new SourceText(name, text));

    public static Dockerfile Parse(SourceText source)
    {
        var problems = new ProblemList(source);
        var (directives, first) = DirectiveReader.Read(source, problems);
        var comments = ImmutableArray.CreateBuilder<Comment>();
        var escape = DirectiveReader.EscapeOf(directives);
        var reader = new InstructionReader(new LogicalLines(source, escape, first, comments), escape, problems);
        var instructions = reader.ReadAll();
        return new Dockerfile(source, directives, comments.ToImmutable(), instructions, problems.InOrder());
    }
}
