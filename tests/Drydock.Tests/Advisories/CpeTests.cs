using Drydock.Core.Advisories;

namespace Drydock.Tests.Advisories;

public sealed class CpeTests
{
    [Theory]
    [InlineData("cpe:2.3:a:openbsd:openssh:7.2:p1:*:*:*:*:*:*", "openbsd:openssh", "7.2", "p1", "*")]
    [InlineData("cpe:2.3:a:Joomla\\!:Joomla\\!:3.0.0:*:*:*:*:joomla\\!:*:*", "joomla!:joomla!", "3.0.0", "*", "joomla!")]
    [InlineData("cpe:2.3:a:a\\:b:c\\\\d:-:*:*:*:*:*:*:*", "a:b:c\\d", "-", "*", "*")]
    [InlineData("cpe:/a:openssl:openssl:1.0.2:beta1", "openssl:openssl", "1.0.2", "beta1", "*")]
    [InlineData("cpe:/a:foo%5cbar:big%24money", "foo\\bar:big$money", "*", "*", "*")]
    [InlineData("cpe:/a:hp:insight:7.4.0.1570::~~online~win2003~x64~", "hp:insight", "7.4.0.1570", "*", "win2003")]
    public void Both_ways_of_writing_are_read(string text, string name, string version, string update, string target)
    {
        Assert.True(Cpe.TryParse(text, out var cpe));
        Assert.Equal(('a', name, version, update, target), (cpe.Part, cpe.Name, cpe.Version, cpe.Update, cpe.TargetSoftware));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cpe:2.3:a:b:c")]
    [InlineData("cpe:2.3:a:b:c:1:*:*:*:*:*:*:*:*")]
    [InlineData("cpe:2.3:x:b:c:1:*:*:*:*:*:*:*")]
    [InlineData("cpe:2.3:a:*:c:1:*:*:*:*:*:*:*")]
    [InlineData("cpe:2.3:a::c:1:*:*:*:*:*:*:*")]
    [InlineData("cpe:/a:b")]
    [InlineData("cpe:/a:b::1")]
    [InlineData("pkg:npm/b")]
    public void What_is_no_product_is_refused(string? text) => Assert.False(Cpe.TryParse(text, out _));
}
