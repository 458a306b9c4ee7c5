using Drydock.Core.Inventories.Languages.Java;

namespace Drydock.Tests.Inventories.Languages;

public sealed class JarFileNameTests
{
    [Theory]
    [InlineData("usr/share/java/guava-31.1-jre.jar", "guava", "31.1-jre")]
    [InlineData("log4j-1.2-api-2.17.1.jar", "log4j-1.2-api", "2.17.1")]
    [InlineData("a.war!/WEB-INF/lib/foo-1.0-2.jar", "foo", "1.0-2")]
    [InlineData("scala-library_2.13-2.13.8.jar", "scala-library_2.13", "2.13.8")]
    [InlineData("netty-tcnative-2.0.1.Final-linux-x86_64.jar", "netty-tcnative", "2.0.1.Final-linux-x86_64")]
    [InlineData("app.jar", "app", "")]
    [InlineData("lib.d/-1.jar", "-1", "")]
    [InlineData("x-", "x-", "")]
    public void A_version_starts_behind_the_artifact(string path, string artifact, string version)
    {
        var name = JarFileName.Of(path);
        Assert.Equal((artifact, version), (name.Artifact, name.Version));
    }
}
