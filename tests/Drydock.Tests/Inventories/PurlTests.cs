using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>Package URLs as their specification has them.</summary>
public sealed class PurlTests
{
    [Theory]
    [InlineData("pkg:npm/%40angular/animation@12.3.1", "npm", "@angular", "animation", "12.3.1")]
    [InlineData("pkg:NPM/%40Angular/animation@12.3.1", "npm", "@angular", "animation", "12.3.1")]
    [InlineData("pkg:pypi/Django_package@1.11.1.dev1", "pypi", "", "django-package", "1.11.1.dev1")]
    [InlineData("pkg:golang/google.golang.org/genproto@v0.1#/googleapis/../api/annotations/", "golang", "google.golang.org", "genproto", "v0.1")]
    [InlineData("pkg:maven/org.apache.xmlgraphics/batik-anim@1.9.1?type=zip&Classifier=dist", "maven", "org.apache.xmlgraphics", "batik-anim", "1.9.1")]
    [InlineData("pkg:deb/debian/passwd@1:4.13+dfsg1-1?arch=amd64", "deb", "debian", "passwd", "1:4.13+dfsg1-1")]
    [InlineData("pkg://gem/ruby-advisory-db-check@0.12.4", "gem", "", "ruby-advisory-db-check", "0.12.4")]
    public void A_purl_is_read_in_parts(string text, string type, string ns, string name, string version)
    {
        Assert.True(Purl.TryParse(text, out var purl));
        Assert.Equal((type, ns, name, version), (purl.Type, purl.Namespace, purl.Name, purl.Version));
        Assert.True(Purl.TryParse(purl.ToString(), out var again));
        Assert.Equal(purl, again);
    }

    [Theory]
    [InlineData("pkg:npm/%40angular/animation@12.3.1")]
    [InlineData("pkg:deb/debian/gcc-12-base@12.2.0-14?arch=amd64&distro=debian-12&upstream=gcc-12")]
    [InlineData("pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64")]
    [InlineData("pkg:rpm/redhat/openssl-libs@3.0.7-24.el9?arch=x86_64&distro=rhel-9.3&epoch=1&upstream=openssl%403.0.7-24.el9")]
    public void A_canonical_purl_is_printed_as_it_was_read(string text)
    {
        Assert.True(Purl.TryParse(text, out var purl));
        Assert.Equal(text, purl.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("npm/foo@1")]
    [InlineData("pkg:npm")]
    [InlineData("pkg:npm/")]
    [InlineData("pkg:1npm/foo")]
    [InlineData("pkg:n&m/foo")]
    [InlineData("pkg:npm/foo?in production=true")]
    [InlineData("pkg:npm/foo?a=1&A=2")]
    public void What_is_no_purl_is_refused(string text) => Assert.False(Purl.TryParse(text, out _));

    [Fact]
    public void Every_name_and_version_comes_back()
    {
        var random = new Random(7);
        const string Alphabet = "aZ0.-_~:@/?#%&+ =\u00e4\u20ac\\\"";
        for (var i = 0; i < 3000; i++)
        {
            var purl = Purl.Create("generic", "", Text(random, Alphabet).Replace("/", ""), Text(random, Alphabet), [new("k", Text(random, Alphabet))]);
            if (purl.Name.Length > 0)
            {
                Assert.True(Purl.TryParse(purl.ToString(), out var again), purl.ToString());
                Assert.Equal((purl.Name, purl.Version, purl.Qualifiers.GetValueOrDefault("k")), (again.Name, again.Version, again.Qualifiers.GetValueOrDefault("k")));
            }
        }
    }

    [Fact]
    public void Distribution_packages_carry_what_the_image_knows()
    {
        var debian = new OsRelease("debian", "12", "Debian 12");
        var rhel = new OsRelease("rhel", "9.3", "RHEL 9.3");
        Assert.Equal("pkg:deb/debian/libc6@1:2.36-9?arch=amd64&distro=debian-12&upstream=glibc%402.36-9", Purls.Of(Samples.Package, debian).ToString());
        Assert.Equal(
            "pkg:rpm/redhat/openssl-libs@3.0.7-24.el9?arch=x86_64&distro=rhel-9.3&epoch=1&upstream=openssl%403.0.7-24.el9",
            Purls.Of(new Package { Ecosystem = "rpm", Name = "openssl-libs", Version = "1:3.0.7-24.el9", Epoch = 1, Architecture = "x86_64", Source = new SourcePackage("openssl", "3.0.7-24.el9") }, rhel).ToString());
        Assert.Equal("pkg:maven/org.slf4j/slf4j-api@2.0", Purls.Of(new Package { Ecosystem = "maven", Name = "org.slf4j:slf4j-api", Version = "2.0" }, null).ToString());
    }

    private static string Text(Random random, string alphabet) => new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
}
