using System.Diagnostics;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Tests.Dockerfiles;

/// <summary>Files that nobody writes by hand: time grows with their length, and not faster.</summary>
public sealed class LargeFileTests
{
    private const int Many = 1 << 17;

    public static TheoryData<string, string> Parts() => new()
    {
        { "FROM a\nRUN ", "xxxxxxxx" },
        { "FROM a\nCOPY ", "a \\\n" },
        { "FROM a\nENV ", "a=b " },
        { "FROM a\nENV a=", "${a:-" },
        { "FROM a\nCMD ", "[" },
        { "FROM a\nCMD [\"a\"", ",\"a\"" },
        { "FROM a\nRUN ", "<<a " },
        { "FROM a\nRUN ", "--a=b " },
        { "FROM a\nRUN a \\", "\n" },
        { "FROM a\n", "ONBUILD " },
        { "", "# escape=`\n" },
        { "", "FROM a AS b\n" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_long_file_is_read_in_bounded_time(string start, string part)
    {
        var clock = Stopwatch.StartNew();

        var file = DockerfileParser.Parse("d", start + string.Concat(Enumerable.Repeat(part, Many)));
        _ = Scopes.Of(file);
        _ = file.Instructions.Sum(i => VariableFinder.Find(i, file.Escape).Length);
        _ = file.Chain();

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
