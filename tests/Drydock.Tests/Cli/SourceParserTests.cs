using Drydock.Cli.Sources;
using Drydock.Oci.Content;

namespace Drydock.Tests.Cli;

/// <summary>What an image argument means.</summary>
public sealed class SourceParserTests
{
    [Theory]
    [InlineData("alpine", "registry:alpine")]
    [InlineData("ghcr.io/org/app:1.2", "registry:ghcr.io/org/app:1.2")]
    [InlineData("docker://alpine", "registry:alpine")]
    [InlineData("docker:alpine", "docker:alpine")]
    [InlineData("containers-storage:localhost/x:1", "containers-storage:localhost/x:1")]
    [InlineData("oci:nowhere", "oci:nowhere")]
    public void A_name_is_read_by_its_scheme_or_as_a_reference(string argument, string expected) =>
        Assert.Equal(expected, SourceParser.Parse(argument).ToString());

    [Fact]
    public void What_is_there_decides_where_no_scheme_does()
    {
        using var temp = new TempFolder();
        var archive = Path.Join(temp.Root, "app.tar");
        File.WriteAllText(archive, "");
        Directory.CreateDirectory(Path.Join(temp.Root, "layout", "blobs"));
        File.WriteAllText(Path.Join(temp.Root, "layout", "index.json"), "{}");
        var sbom = Path.Join(temp.Root, "bom.json");
        File.WriteAllText(sbom, "{}");

        Assert.Equal($"docker-archive:{archive}:app:1", SourceParser.Parse($"{archive}:app:1").ToString());
        Assert.Equal($"oci:{temp.Root}/layout:v1", SourceParser.Parse($"{temp.Root}/layout:v1").ToString());
        Assert.Equal($"dir:{temp.Root}", SourceParser.Parse(temp.Root).ToString());
        Assert.Equal($"sbom:{sbom}", SourceParser.Parse(sbom).ToString());
    }

    [Fact]
    public void Two_readings_are_an_error_that_lists_both()
    {
        using var temp = new TempFolder();
        var before = Environment.CurrentDirectory;
        Directory.CreateDirectory(Path.Join(temp.Root, "alpine"));
        try
        {
            Environment.CurrentDirectory = temp.Root;
            var error = Assert.Throws<DrydockException>(() => SourceParser.Parse("alpine"));
            Assert.Equal(ErrorCodes.AmbiguousSource, error.Code);
            Assert.Contains("dir:alpine", error.Message, StringComparison.Ordinal);
            Assert.Contains("registry:alpine", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("registry:")]
    [InlineData("./not-there.tar")]
    [InlineData("not-there.tar")]
    [InlineData("UPPER/Case")]
    [InlineData("a b")]
    public void What_means_nothing_is_a_usage_error(string argument) =>
        Assert.Equal(2, Assert.Throws<DrydockException>(() => SourceParser.Parse(argument)).Code.ExitCode);
}
