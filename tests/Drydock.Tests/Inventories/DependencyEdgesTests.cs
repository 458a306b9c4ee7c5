using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories;

/// <summary>From the names that packages need to the packages that are there.</summary>
public sealed class DependencyEdgesTests
{
    [Fact]
    public void Node_finds_the_nearest_module_on_the_way_up_and_never_another_application_s()
    {
        var top = Npm("app/node_modules/a/package.json", "a", "dep");
        var near = Npm("app/node_modules/dep/package.json", "dep");
        var deep = Npm("app/node_modules/b/node_modules/dep/package.json", "dep");
        var under = Npm("app/node_modules/b/package.json", "b", "dep");
        var stranger = Npm("other/node_modules/c/package.json", "c", "only");
        var elsewhere = Npm("app/node_modules/only/package.json", "only");

        DependencyEdges.Connect([top, near, deep, under, stranger, elsewhere]);

        Assert.Same(near, Assert.Single(top.DependsOn));
        Assert.Same(deep, Assert.Single(under.DependsOn));
        Assert.Empty(stranger.DependsOn);
    }

    [Fact]
    public void The_first_alternative_that_is_there_is_taken_and_what_is_provided_counts()
    {
        var package = Place("deb", "var/lib/dpkg/status", "app", ["exim4|mail-agent", "missing|also-missing"], []);
        var agent = Place("deb", "var/lib/dpkg/status", "postfix", [], ["mail-agent"]);

        DependencyEdges.Connect([package, agent]);

        Assert.Same(agent, Assert.Single(package.DependsOn));
    }

    [Fact]
    public void A_crate_of_several_versions_is_named_with_its_version()
    {
        var main = Place("cargo", "bin/app", "app", ["rand@0.8.5"], []);
        var old = Place("cargo", "bin/app", "rand", [], [], "0.7.0");
        var current = Place("cargo", "bin/app", "rand", [], [], "0.8.5");

        DependencyEdges.Connect([main, old, current]);

        Assert.Same(current, Assert.Single(main.DependsOn));
    }

    private static PlacedPackage Npm(string path, string name, params string[] requires) => Place("npm", path, name, requires, []);

    private static PlacedPackage Place(string ecosystem, string path, string name, string[] requires, string[] provides, string version = "1")
    {
        var package = new Package { Ecosystem = ecosystem, Name = name, Version = version, Requires = [.. requires], Provides = [.. provides] };
        return new PlacedPackage(package, Purls.Of(package, null), path, "test", 0);
    }
}
