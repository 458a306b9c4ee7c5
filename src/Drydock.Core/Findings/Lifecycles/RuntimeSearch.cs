using System.Text.RegularExpressions;
using Drydock.Core.Inventories;

namespace Drydock.Core.Findings.Lifecycles;

/// <summary>
/// Finds runtimes that no distribution keeps alive: those inside of programs (Go, .NET), and executables that no distribution's package put there. What a
/// distribution packages, it patches itself for as long as its release lives, whatever the runtime's own project does.
/// </summary>
internal static partial class RuntimeSearch
{
    /// <summary>Runtimes by the name of their program, with the variable in which the images of their projects say the version.</summary>
    private static readonly (string Program, string Runtime, string Title, string Variable)[] Programs =
    [
        ("node", "node", "Node.js", "NODE_VERSION"),
        ("python", "python", "Python", "PYTHON_VERSION"),
        ("ruby", "ruby", "Ruby", "RUBY_VERSION"),
        ("php", "php", "PHP", "PHP_VERSION"),
        ("java", "java", "Java", "JAVA_VERSION"),
    ];

    public static IEnumerable<FoundRuntime> Find(InventorySubject subject) =>
        InPackages(subject.Inventory).Concat(InPrograms(subject)).DistinctBy(f => $"{f.Runtime}\0{f.Version}\0{f.Place}", StringComparer.Ordinal);

    private static IEnumerable<FoundRuntime> InPackages(Inventory inventory)
    {
        foreach (var installed in inventory.Packages.Where(p => p.OwnedBy is null))
        {
            var (runtime, title) = installed.Package.Ecosystem switch
            {
                "golang" when installed.Name == "stdlib" => ("go", "Go"),
                "nuget" when IsDotnet(installed.Name) => ("dotnet", ".NET"),
                _ => ("", ""),
            };
            if (runtime.Length > 0)
            {
                yield return new FoundRuntime(runtime, title, installed.Version, installed.Locations.IsEmpty ? "" : installed.Locations[0], installed.Layer);
            }
        }
    }

    /// <summary>What a program that carries its runtime names it: <c>Microsoft.NETCore.App.Runtime.linux-x64</c>; reference packages are only for compilers.</summary>
    private static bool IsDotnet(string name) =>
        name.Equals("Microsoft.NETCore.App", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Microsoft.NETCore.App.Runtime.", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FoundRuntime> InPrograms(InventorySubject subject)
    {
        var candidates = subject.Inventory.Elves.Select(e => (Elf: e, Runtime: Of(e.Path, subject.Environment))).Where(c => c.Runtime.Version.Length > 0).ToList();
        if (candidates.Count == 0)
        {
            yield break;
        }

        var distribution = subject.Inventory.Packages.Where(p => Ecosystems.Find(p.Package.Ecosystem).IsOs).ToList();
        foreach (var (elf, (runtime, title, version)) in candidates.Where(c => !distribution.Exists(p => Brings(p, c.Elf.Path))))
        {
            yield return new FoundRuntime(runtime, title, version, elf.Path, elf.Layer);
        }
    }

    /// <summary>A distribution's package has the file; or is named for it, where the image does not keep the lists of files.</summary>
    private static bool Brings(InstalledPackage package, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return package.Files.Contains(path) || (package.Files.IsEmpty && (package.Name == name || package.Name == name + "js" || package.Name.StartsWith(name + "-", StringComparison.Ordinal)));
    }

    /// <summary>A program's name may hold its version; else the variable says it. Without either nothing is said.</summary>
    private static (string Runtime, string Title, string Version) Of(string path, IReadOnlyDictionary<string, string> environment)
    {
        var slash = path.LastIndexOf('/');
        var name = ProgramPattern().Match(path[(slash + 1)..]);
        if (!name.Success || !path.AsSpan(0, Math.Max(0, slash)).EndsWith("bin"))
        {
            return ("", "", "");
        }

        var row = Array.Find(Programs, p => p.Program == name.Groups["name"].Value);
        var version = name.Groups["version"].Value is { Length: > 0 } own && own.Contains('.', StringComparison.Ordinal) ? own : Plain(environment.GetValueOrDefault(row.Variable, ""));
        return (row.Runtime, row.Title, version);
    }

    /// <summary><c>v20.1.0</c>, <c>jdk-17.0.9+9</c>, <c>jdk8u392-b08</c> and <c>1.8.0_392</c> as numbers with dots.</summary>
    private static string Plain(string text)
    {
        var version = VersionPattern().Match(text).Value;
        return version.StartsWith("1.8", StringComparison.Ordinal) ? "8" : version;
    }

    [GeneratedRegex(@"^(?<name>node|python|ruby|php|java)(?<version>[0-9]+(\.[0-9]+)?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProgramPattern();

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionPattern();
}
