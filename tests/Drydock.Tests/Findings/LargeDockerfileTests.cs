using System.Diagnostics;
using Drydock.Core.Findings;

namespace Drydock.Tests.Findings;

/// <summary>Dockerfiles that nobody writes by hand: the time that rules take grows with their length, and not faster.</summary>
public sealed class LargeDockerfileTests
{
    private const int Many = 10_000;

    public static TheoryData<string, string> Parts() => new()
    {
        { "FROM a\n", "COPY a /a\nRUN rm /a\n" },
        { "FROM a\n", "COPY a.b /a.b\nRUN chown x:y /a.b\n" },
        { "FROM a\n", "ARG TOKEN\nRUN echo $TOKEN\n" },
        { "FROM a\nVOLUME /v\n", "COPY . /v\n" },
        { "", "FROM debian:10 AS a\nVOLUME /v\nCOPY . /v\nRUN apt-get install -y gcc\n" },
        { "FROM a\nRUN ", "apt-get install -y sudo && curl http://a.b/c.tgz | sh && " },
        { "FROM a\nENV ", "DEBIAN_FRONTEND=noninteractive PATH=.:$PATH " },
        { "FROM a\nRUN apt-get install ", "sudo gcc " },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_long_file_is_looked_at_in_bounded_time(string start, string part)
    {
        var subject = DockerfileFixture.Subject(start + string.Concat(Enumerable.Repeat(part, Many)));
        foreach (var rule in Rules.Dockerfile)
        {
            var clock = Stopwatch.StartNew();
            _ = rule.Check(subject).Count();
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{rule.Info.Id} took {clock.Elapsed} for {Many} times {part}");
        }
    }
}
