using Drydock.Core.Dockerfiles;

namespace Drydock.Tests.Dockerfiles;

/// <summary>Patterns of a <c>.dockerignore</c>, held against paths.</summary>
public sealed class DockerIgnoreTests
{
    [Theory]
    [InlineData("# a\n\na", "a", true)]
    [InlineData("a", "a/b/c", true)]
    [InlineData("a", "b/a", false)]
    [InlineData("/a", "a", true)]
    [InlineData("a/", "a/b", true)]
    [InlineData("./a/../b", "b", true)]
    [InlineData("*.md\n!README.md", "x.md", true)]
    [InlineData("*.md\n!README.md", "README.md", false)]
    [InlineData("!README.md\n*.md", "README.md", true)]
    [InlineData("*.md", "a/x.md", false)]
    [InlineData("**/*.md", "a/b/x.md", true)]
    [InlineData("**/*.md", "x.md", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**/c", "a/c", true)]
    [InlineData("a/**/c", "a/b/b/c", true)]
    [InlineData("**", ".git", true)]
    [InlineData("*\n!src", "src/a", false)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a+(b)|c{1}$", "a+(b)|c{1}$", true)]
    public void The_last_pattern_that_fits_decides(string text, string path, bool expected)
    {
        var ignore = DockerIgnore.Parse(".dockerignore", text);

        Assert.Empty(ignore.Problems);
        Assert.Equal(expected, ignore.Matches(path));
    }

    [Theory]
    [InlineData("a\n!\r\nb", "!", "illegal exclusion pattern: \"!\"")]
    [InlineData("a[", "a[", "syntax error in pattern")]
    [InlineData("x\na\\", "a\\", "syntax error in pattern")]
    public void What_the_builder_refuses_is_told(string text, string at, string message)
    {
        var ignore = DockerIgnore.Parse(".dockerignore", text);

        var problem = Assert.Single(ignore.Problems);
        Assert.Equal((at, message), (ignore.Source.At(problem.At).ToString(), problem.Message));
    }
}
