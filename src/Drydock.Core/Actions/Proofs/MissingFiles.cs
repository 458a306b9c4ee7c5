using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Actions.Proofs;

/// <summary>Finds in what a program said the files that it missed: those that the image had and has no more.</summary>
public static partial class MissingFiles
{
    private const int Most = 50;

    /// <returns>Paths, each with the words that name it.</returns>
    public static ImmutableArray<(string Path, string Said)> In(string logs, FileTree before, FileTree after)
    {
        var gone = new Lazy<ILookup<string, string>>(() => before.All.Where(f => !f.Value.IsFolder && after.Find(f.Key) is null).ToLookup(f => ImagePath.Name(f.Key).ToString(), f => f.Key, StringComparer.Ordinal));
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in logs.Split('\n'))
        {
            foreach (var path in Named(line, before, after, gone))
            {
                found.TryAdd(path, line.Trim());
            }
        }

        return [.. found.Take(Most).Select(f => (f.Key, f.Value))];
    }

    private static IEnumerable<string> Named(string line, FileTree before, FileTree after, Lazy<ILookup<string, string>> gone)
    {
        foreach (Match match in AbsolutePath().Matches(line))
        {
            var path = match.Value.TrimEnd('.', ',', ':', ';', '/').TrimStart('/');
            if (before.Follow(path) is not null && after.Follow(path) is null)
            {
                yield return before.Resolve(path)!;
            }
        }

        foreach (Match match in LibraryName().Matches(line))
        {
            foreach (var path in gone.Value[match.Value])
            {
                yield return path;
            }
        }

        if (ModuleName().Match(line) is { Success: true } module)
        {
            var name = module.Groups["name"].Value.Split('.', '/')[0];
            foreach (var path in gone.Value[name + ".py"].Concat(gone.Value["__init__.py"].Where(p => p.EndsWith($"/{name}/__init__.py", StringComparison.Ordinal)).Select(p => p[..^"/__init__.py".Length])).Concat(gone.Value[name + ".rb"]))
            {
                yield return path;
            }
        }
    }

    [GeneratedRegex("""(?<![\w.])/[\w.+@~-]+(?:/[\w.+@~-]+)+""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AbsolutePath();

    [GeneratedRegex("""\b[\w.+-]+\.so(?:\.[0-9.]*[0-9])?\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LibraryName();

    [GeneratedRegex("""(?:No module named|Cannot find module|cannot load such file --) ['"]?(?<name>[\w./-]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModuleName();
}
