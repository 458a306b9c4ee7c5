using System.Text;
using Drydock.Core.Repositories.Apt;
using Drydock.Oci.Content;
using Drydock.Tests.Repositories.Resolution;

namespace Drydock.Tests.Repositories.Apt;

public sealed class AptSourcesTests
{
    private const string Lines = """
        # a comment
        deb http://a.example/debian bookworm main contrib  # and more
        deb-src http://a.example/debian bookworm main
        	deb   [ arch=amd64,i386 signed-by=/usr/share/keyrings/k.gpg  check-valid-until=no ]   http://b.example/x/  suite/updates main
        deb [trusted=yes] file:/srv/flat ./
        deb http://c.example/flat dir/
        """;

    private const string Stanzas = """
        # Debian
        Types: deb deb-src
        URIs: http://d.example/debian
        # between
          http://e.example/debian
        Suites: bookworm bookworm-updates
        Components: main
         contrib
        Signed-By: /usr/share/keyrings/k.gpg
        Check-Valid-Until: no

        Enabled: no
        Types: deb
        URIs: http://off.example/debian
        Suites: bookworm
        Components: main

        types: deb
        uris: file:///srv/flat2
        suites: ./
        trusted: yes
        """;

    [Fact]
    public void Sources_are_understood_as_apt_understands_them()
    {
        using var apt = new AptRun("", Lines + "\n");
        apt.AddSource("d.sources", Stanzas + "\n");
        apt.AddSource("e.list", "deb http://f.example/debian sid main\n");
        apt.AddSource("f.list.save", "deb http://g.example/debian sid main\n");
        var ours = Parse(("etc/apt/sources.list", Lines), ("etc/apt/sources.list.d/d.sources", Stanzas), ("etc/apt/sources.list.d/e.list", "deb http://f.example/debian sid main\n"), ("etc/apt/sources.list.d/f.list.save", "deb x"));
        Assert.Empty(ours.Problems);
        Assert.Equal(
            apt.Sources(),
            ours.Sources.SelectMany(s => s.IsFlat ? [""] : s.Components.ToArray(), (s, c) => $"{s.Address.TrimEnd('/').Replace("file:///", "file:/", StringComparison.Ordinal)}/ {s.Suite} {c}".Trim()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Options_are_kept()
    {
        var sources = Parse(("etc/apt/sources.list", Lines), ("etc/apt/sources.list.d/d.sources", Stanzas)).Sources;
        var options = sources.Single(s => s.Suite == "suite/updates");
        Assert.Equal("amd64 i386", string.Join(' ', options.Architectures));
        Assert.Equal("usr/share/keyrings/k.gpg", Assert.Single(options.KeyringPaths));
        Assert.False(options.ChecksExpiry);
        Assert.Equal("etc/apt/sources.list:4", options.Place);
        Assert.Equal([true, true], sources.Where(s => s.AsksForTrust).Select(s => s.IsFlat));
        Assert.Equal(["etc/apt/sources.list.d/d.sources:1"], sources.Where(s => s.Address == "http://e.example/debian").Select(s => s.Place).Distinct());
    }

    [Fact]
    public void A_key_in_a_source_is_the_only_one_that_counts()
    {
        using var repository = new SignedRepository();
        var armor = string.Join('\n', repository.ArmoredKeyring.TrimEnd().Split('\n').Select(l => l.Length == 0 ? " ." : " " + l));
        var source = Assert.Single(Parse(("etc/apt/sources.list.d/a.sources", $"Types: deb\nURIs: http://a\nSuites: b\nComponents: c\nSigned-By:\n{armor}\n")).Sources);
        Assert.Single(new AptKeyrings([("etc/apt/trusted.gpg", "no key"u8.ToArray())], [source], []).For(source).Fingerprints);
        var other = AptSources.Given("http://b suite main");
        Assert.Single(new AptKeyrings([], [source], []).For(other).Fingerprints);
        Assert.Empty(new AptKeyrings([], [], []).For(other).Fingerprints);
        Assert.Empty(new AptKeyrings([], [source], []).For(other with { IsGiven = false }).Fingerprints);
    }

    [Theory]
    [InlineData("deb http://a")]
    [InlineData("deb http://a suite")]
    [InlineData("deb http://a flat/ main")]
    [InlineData("deb [arch=amd64 http://a suite main")]
    [InlineData("rpm http://a suite main")]
    public void A_line_that_is_none_is_told(string line) =>
        Assert.StartsWith("etc/apt/sources.list:1 is no source", Assert.Single(Parse(("etc/apt/sources.list", line)).Problems), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://host/debian-security bookworm-security main", "http://host/debian-security bookworm-security main")]
    [InlineData("deb [trusted=no] http://user:secret@host/d suite main contrib", "http://host/d suite main contrib")]
    [InlineData("/srv/mirror", "/srv/mirror ./")]
    [InlineData("[check-valid-until=no] ./mirror", "./mirror ./")]
    public void A_repository_is_named_on_the_command_line(string text, string expected)
    {
        var source = AptSources.Given(text);
        Assert.Equal(expected, source.ToString());
        Assert.True(source.IsGiven);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://host suite")]
    public void One_that_is_none_is_a_bad_argument(string text) => Assert.Equal(ErrorCodes.BadArgument, Assert.Throws<DrydockException>(() => AptSources.Given(text)).Code);

    private static AptSources Parse(params (string Path, string Text)[] files) => AptSources.Parse(files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))));
}
