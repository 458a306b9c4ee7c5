using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Says Go modules as packages.</summary>
internal static class GoPackages
{
    private const string StandardLibrary = "stdlib";

    /// <summary>Settings that tell where the program comes from and what it may do; the others are the builder's own business.</summary>
    private static readonly ImmutableArray<string> ToldSettings = ["vcs", "vcs.revision", "vcs.time", "vcs.modified", "GOOS", "GOARCH", "CGO_ENABLED", "GOFIPS140", "-buildmode"];

    /// <summary>The main module, the standard library and the dependencies.</summary>
    public static IEnumerable<Package> Of(GoBuildInfo info, GoModules modules)
    {
        if (modules.Main is { } main)
        {
            yield return Main(main, info, modules);
        }

        yield return new Package
        {
            Ecosystem = "golang",
            Name = StandardLibrary,
            Version = PlainVersion(info.GoVersion),
            Properties = ImmutableSortedDictionary<string, string>.Empty.Add("go-version", info.GoVersion),
        };
        foreach (var dependency in modules.Dependencies)
        {
            yield return Describe(dependency);
        }
    }

    private static Package Main(GoModule main, GoBuildInfo info, GoModules modules)
    {
        var package = Describe(main);
        var properties = package.Properties.ToBuilder();
        properties["go-main"] = "true";
        properties["go-version"] = info.GoVersion;
        foreach (var name in ToldSettings)
        {
            if (modules.Settings.TryGetValue(name, out var value))
            {
                properties[name] = value;
            }
        }

        return package with
        {
            Requires = [StandardLibrary, .. modules.Dependencies.Select(NameOf)],
            Properties = properties.ToImmutable(),
        };
    }

    /// <summary>A replacement is what is in the program. One that is a folder has neither a name nor a version that others know.</summary>
    private static Package Describe(GoModule module)
    {
        var built = module.Replacement ?? module;
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (built.Sum.Length > 0)
        {
            properties["h1"] = built.Sum;
        }

        if (module.Replacement is { } replacement)
        {
            properties["replaces"] = $"{module.Path}@{module.Version}";
            if (replacement.IsFolder)
            {
                properties["replaced-by"] = replacement.Path;
            }
        }

        return new Package
        {
            Ecosystem = "golang",
            Name = NameOf(module),
            Version = built.PlainVersion,
            Properties = properties.ToImmutable(),
        };
    }

    private static string NameOf(GoModule module) => module.Replacement is { IsFolder: false } replacement ? replacement.Path : module.Path;

    /// <summary><c>go1.22.5 X:boringcrypto</c> is 1.22.5; <c>devel go1.23-0123abcd</c> is 1.23-0123abcd; <c>devel +0123abcd</c> has none.</summary>
    private static string PlainVersion(string goVersion)
    {
        foreach (var word in goVersion.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith("go", StringComparison.Ordinal) && word.Length > 2 && char.IsAsciiDigit(word[2]))
            {
                return word[2..];
            }
        }

        return "";
    }
}
