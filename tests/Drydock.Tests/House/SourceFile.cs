using System.Text.RegularExpressions;

namespace Drydock.Tests.House;

/// <summary>A text file of this repository, for rules about how we write.</summary>
/// <param name="Path">From the root of the repository.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    private static readonly string[] Folders = ["src", "tests", "bench", "docs", "examples", ".ci"];
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".md", ".py", ".sh", ".txt", ".json", ".slnx", ""];

    /// <summary>Everything that people wrote: no fixtures, no results of a build.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Read().OrderBy(f => f.Path, StringComparer.Ordinal)];

    public static IEnumerable<SourceFile> Code => All.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> Product => Code.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal));

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The name up to the first dot.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>Types that lie in no other type.</summary>
    public IReadOnlyList<string> Types => [.. TypePattern().Matches(Text).Select(m => m.Groups["name"].Value)];

    /// <summary>Where <paramref name="pattern"/> stands: path and line.</summary>
    public IEnumerable<string> Places(Regex pattern) =>
        Lines.Select((line, i) => (line, i)).Where(l => pattern.IsMatch(l.line)).Select(l => $"{Path}:{l.i + 1}: {l.line.Trim()}");

    private static IEnumerable<SourceFile> Read()
    {
        var files = Directory.EnumerateFiles(Repository.Root).Concat(Folders
            .Select(f => System.IO.Path.Join(Repository.Root, f))
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)));
        return from file in files
               let path = System.IO.Path.GetRelativePath(Repository.Root, file)
               where Extensions.Contains(System.IO.Path.GetExtension(path)) && !path.StartsWith("tests/fixtures/", StringComparison.Ordinal) && path != ".git"
               select new SourceFile(path, File.ReadAllText(file));
    }

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe) )*(?:class|record struct|record|struct|interface|enum|delegate [\w<>\[\]?]+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypePattern();
}
