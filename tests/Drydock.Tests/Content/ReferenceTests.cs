using Drydock.Oci.Content;
using FsCheck;
using FsCheck.Fluent;

namespace Drydock.Tests.Content;

public sealed class ReferenceTests
{
    private const string Hash = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Gen<string> Word = Gen.Elements("a", "b1", "alpine", "my-app", "under_score", "double__u", "dot.ted", "0", "x--y");
    private static readonly Gen<string> Host = Gen.Elements("docker.io", "ghcr.io", "localhost", "localhost:5000", "127.0.0.1:1", "[::1]:5000", "r.test", "Upper", "xn--n3h.com", "my-host.example:65535");
    private static readonly Gen<string> Tag = Gen.Elements("", ":latest", ":1.0", ":_", ":A-b.c_d", ":" + new string('t', 128));
    private static readonly Gen<string> At = Gen.Elements("", "@" + Hash, "@sha512:" + new string('a', 128));

    // From the documentation of Docker's reference grammar, and what `docker pull` does with each.
    [Theory]
    [InlineData("redis", "docker.io/library/redis:latest")]
    [InlineData("docker.io/redis", "docker.io/library/redis:latest")]
    [InlineData("docker.io/library/redis", "docker.io/library/redis:latest")]
    [InlineData("index.docker.io/library/redis", "docker.io/library/redis:latest")]
    [InlineData("index.docker.io/user/app", "docker.io/user/app:latest")]
    [InlineData("library/debian:12", "docker.io/library/debian:12")]
    [InlineData("user/app", "docker.io/user/app:latest")]
    [InlineData("a/b/c", "docker.io/a/b/c:latest")]
    [InlineData("127.0.0.1:8000/app", "127.0.0.1:8000/app:latest")]
    [InlineData("localhost/app", "localhost/app:latest")]
    [InlineData("host:5000/app", "host:5000/app:latest")]
    [InlineData("host:5000", "docker.io/library/host:5000")]
    [InlineData("foo_bar.com:8080", "docker.io/library/foo_bar.com:8080")]
    [InlineData("host_com/app", "docker.io/host_com/app:latest")]
    [InlineData("[2001:db8::1]/app", "[2001:db8::1]/app:latest")]
    [InlineData("[2001:db8::1]:5000/app:x", "[2001:db8::1]:5000/app:x")]
    [InlineData("xn--n3h.com/myimage", "xn--n3h.com/myimage:latest")]
    [InlineData("app@" + Hash, "docker.io/library/app@" + Hash)]
    [InlineData("app:1@" + Hash, "docker.io/library/app:1@" + Hash)]
    public void Short_names_are_spelled_out_as_docker_does(string text, string expected)
    {
        Assert.True(Reference.TryParse(text, out var reference));
        Assert.Equal(expected, reference.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a..b")]
    [InlineData("a/b_/c")]
    [InlineData("Upper")]
    [InlineData("r.test/Upper")]
    [InlineData("https://r.test/a")]
    [InlineData("user:password@r.test/a")]
    [InlineData("r.test:99999/a")]
    [InlineData("r.test:/a")]
    [InlineData("[::::]/a")]
    [InlineData("[::1/a")]
    [InlineData("a:")]
    [InlineData("a:.x")]
    [InlineData("a:x/y")]
    [InlineData("a@sha256:abc")]
    [InlineData("a@md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a@" + Hash + "@" + Hash)]
    [InlineData("../a")]
    [InlineData("r.test/../a")]
    [InlineData("a\n")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void What_is_no_reference_is_none(string text) => Assert.False(Reference.TryParse(text, out _));

    [Fact]
    public void A_tag_and_a_repository_have_a_longest_form()
    {
        Assert.False(Reference.TryParse("a:" + new string('t', 129), out _));
        Assert.True(Reference.TryParse("r.test/" + new string('a', 255), out _));
        Assert.False(Reference.TryParse("r.test/" + new string('a', 256), out _));
    }

    [Fact]
    public void The_digest_is_what_counts_when_there_is_one()
    {
        Assert.True(Reference.TryParse("a:1@" + Hash, out var reference));
        Assert.Equal(Hash, reference.Selector);
    }

    [Fact]
    public void Printing_and_reading_gives_the_same()
    {
        var names = from host in Host from first in Word from second in Word from tag in Tag from at in At select $"{host}/{first}/{second}{tag}{at}";
        Prop.ForAll(names.ToArbitrary(), text =>
        {
            Assert.True(Reference.TryParse(text, out var once), text);
            Assert.True(Reference.TryParse(once.ToString(), out var twice), once.ToString());
            Assert.Equal(once, twice);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_read_or_refused_and_what_is_read_is_safe_in_an_address()
    {
        var pieces = Gen.Elements("a", "A", ".", ":", "/", "@", "-", "_", "[", "]", "%2e", "?", "#", "0", "\\", "\u00e9", " ", "localhost", Hash);
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            if (Reference.TryParse(text, out var reference))
            {
                var uri = new Uri($"https://{reference.Registry}/v2/{reference.Repository}/manifests/{reference.Selector}");
                Assert.Equal($"/v2/{reference.Repository}/manifests/{reference.Selector}", uri.PathAndQuery);
                Assert.True(Reference.TryParse(reference.ToString(), out var again));
                Assert.Equal(reference, again);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }
}
