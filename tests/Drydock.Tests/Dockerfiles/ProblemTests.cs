using Drydock.Core.Dockerfiles;

namespace Drydock.Tests.Dockerfiles;

/// <summary>What BuildKit refuses, in its words, and where.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("RUNN x", "RUNN", "unknown instruction: RUNN", "did you mean RUN?")]
    [InlineData("copi a b", "copi", "unknown instruction: copi", "did you mean copy?")]
    [InlineData("WHATEVER", "WHATEVER", "unknown instruction: WHATEVER", "")]
    [InlineData("FROM a b", "FROM a b", "FROM requires either one or three arguments", "")]
    [InlineData("FROM", "FROM", "FROM requires either one or three arguments", "")]
    [InlineData("FROM a AS 1b", "FROM a AS 1b", "invalid name for build stage: \"1b\", name can't start with a number or contain symbols", "")]
    [InlineData("ENV A", "A", "ENV must have two arguments", "")]
    [InlineData("ENV", "ENV", "ENV requires at least one argument", "")]
    [InlineData("ENV A=1 B", "B", "Syntax error - can't find = in \"B\". Must be of the form: name=value", "")]
    [InlineData("LABEL =1", "LABEL =1", "LABEL names can not be blank", "")]
    [InlineData("ARG", "ARG", "ARG requires at least one argument", "")]
    [InlineData("COPY a", "COPY a", "COPY requires at least two arguments, but only one was provided. Destination could not be determined", "")]
    [InlineData("COPY --form=x a b", "--form=x", "unknown flag: form", "did you mean from?")]
    [InlineData("COPY --link=1 a b", "--link=1", "expecting boolean value for flag link, not: 1", "")]
    [InlineData("COPY --from a b", "--from", "missing a value on flag: from", "")]
    [InlineData("COPY --chown=a --chown=b a b", "--chown=b", "duplicate flag specified: chown", "")]
    [InlineData("USER", "USER", "USER requires exactly one argument", "")]
    [InlineData("EXPOSE", "EXPOSE", "EXPOSE requires at least one argument", "")]
    [InlineData("VOLUME [\"\"]", "VOLUME [\"\"]", "VOLUME specified can not be an empty string", "")]
    [InlineData("SHELL bash -c", "SHELL bash -c", "SHELL requires the arguments to be in JSON form", "")]
    [InlineData("CMD [\"a\", 1]", "[\"a\", 1]", "when using JSON array syntax, arrays must be comprised of strings only", "")]
    [InlineData("HEALTHCHECK", "HEALTHCHECK", "HEALTHCHECK requires at least one argument", "")]
    [InlineData("HEALTHCHECK NONE x", "HEALTHCHECK NONE x", "HEALTHCHECK NONE takes no arguments", "")]
    [InlineData("HEALTHCHECK CMD", "HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD", "")]
    [InlineData("HEALTHCHECK foo x", "HEALTHCHECK foo x", "Unknown type \"FOO\" in HEALTHCHECK (try CMD)", "")]
    [InlineData("ONBUILD", "ONBUILD", "ONBUILD requires at least one argument", "")]
    [InlineData("ONBUILD ONBUILD RUN x", "ONBUILD", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed", "")]
    [InlineData("ONBUILD FROM x", "FROM", "FROM isn't allowed as an ONBUILD trigger", "")]
    [InlineData("RUN <<EOF\nx", "<<EOF", "unterminated heredoc", "End it with a line that says EOF.")]
    [InlineData("COPY a <<EOF\nEOF", "COPY a <<EOF", "COPY cannot accept a heredoc as a destination", "")]
    [InlineData("USER \"a", "\"a", "failed to process \"\"a\": unexpected end of statement while looking for matching double-quote", "")]
    public void What_the_builder_refuses_is_told(string instruction, string at, string message, string hint)
    {
        var file = DockerfileParser.Parse("d", $"FROM base\n{instruction}");

        var problem = Assert.Single(file.Problems);
        Assert.Equal((at, message, hint), (file.Source.At(problem.At).ToString(), problem.Message, problem.Hint));
    }

    [Theory]
    [InlineData("", "file with no instructions")]
    [InlineData("# escape=x", "invalid escape token 'x' does not match ` or \\")]
    [InlineData("ARG A", "dockerfile contains no stages to build")]
    [InlineData("RUN x\nFROM a", "no build stage in current context")]
    [InlineData("# escape=`\n# Escape=`\nFROM a", "only one escape parser directive can be used")]
    public void What_is_wrong_with_a_whole_file_is_told(string text, string message) => Assert.Contains(message, DockerfileParser.Parse("d", text).Problems.Select(p => p.Message));

    [Theory]
    [InlineData("HEALTHCHECK --whatever NONE")]
    [InlineData("ARG --whatever A")]
    [InlineData("COPY --exclude=a --exclude=b --parents --link=TRUE a b")]
    [InlineData("RUN --mount=type=cache,target=/a --mount=type=secret,id=b --network=none --security=insecure x")]
    [InlineData("ADD --checksum=sha256:aa --keep-git-dir=false --unpack a b")]
    [InlineData("RUN -- --mount x")]
    [InlineData("RUN")]
    [InlineData("CMD []")]
    [InlineData("ONBUILD RUN <<EOF\nFROM\nEOF")]
    [InlineData("COPY a \"<<b\"")]
    [InlineData("RUN it's <<EOF")]
    [InlineData("RUN cat <<<EOF")]
    public void What_the_builder_takes_is_no_problem(string instruction) => Assert.Empty(DockerfileParser.Parse("d", $"FROM base\n{instruction}").Problems);
}
