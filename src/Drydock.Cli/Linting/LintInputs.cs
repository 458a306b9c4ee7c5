using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Linting;

/// <summary>Finds the Dockerfiles that arguments mean, and reads them.</summary>
/// <param name="exclude">Patterns of paths that are left out of folders.</param>
internal sealed class LintInputs(Surroundings surroundings, ImmutableArray<string> exclude)
{
    private const long MostBytes = 16 << 20;
    private const int MostEntries = 10_000;

    /// <summary>Folders that hold other people's Dockerfiles.</summary>
    private static readonly string[] Foreign = [".git", "node_modules", "vendor", ".venv"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="arguments">Files, folders, or <c>-</c>; none for the working folder.</param>
    /// <param name="inputName">What standard input is called.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.SourceNotFound"/>, <see cref="ErrorCodes.LimitExceeded"/></exception>
    public async Task<List<LintInput>> ReadAsync(string[] arguments, string? inputName, CancellationToken cancel)
    {
        var inputs = new List<LintInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments.Length == 0 ? ["."] : arguments)
        {
            if (argument == "-")
            {
                inputs.Add(await OfStandardInputAsync(inputName, cancel));
                continue;
            }

            foreach (var path in Find(argument).Where(p => seen.Add(Path.GetFullPath(p))))
            {
                inputs.Add(await OfFileAsync(path, cancel));
            }
        }

        return inputs;
    }

    /// <summary>Whether a file's name says that it is a Dockerfile.</summary>
    public static bool IsDockerfile(string path)
    {
        var name = Path.GetFileName(path);
        return !name.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase)
            && (Same(name, "Dockerfile") || Same(name, "Containerfile") || name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("Containerfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private List<string> Find(string argument)
    {
        var path = Path.GetFullPath(argument, surroundings.Folder);
        if (File.Exists(path))
        {
            return [argument];
        }

        if (!Directory.Exists(path))
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading '{argument}' failed: there is neither a file nor a folder of that name.", "Name Dockerfiles or folders, or '-' for standard input.");
        }

        var found = Search(path).Select(p => argument == "." ? Path.GetRelativePath(path, p) : Path.Join(argument, Path.GetRelativePath(path, p))).ToList();
        return found.Count > 0 ? found : throw new DrydockException(
            ErrorCodes.SourceNotFound, $"Looking for Dockerfiles in '{argument}' failed: there are none.", "They are called Dockerfile, Dockerfile.*, *.Dockerfile or Containerfile*; any other is found by its path.");
    }

    private List<string> Search(string root)
    {
        var found = new List<string>();
        var folders = new Stack<string>([root]);
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        while (folders.TryPop(out var folder))
        {
            found.AddRange(Directory.EnumerateFiles(folder, "*", options).Where(f => IsDockerfile(f) && !IsExcluded(root, f)));
            foreach (var inner in Directory.EnumerateDirectories(folder, "*", options).Where(d => !Foreign.Contains(Path.GetFileName(d), StringComparer.Ordinal) && !IsExcluded(root, d)))
            {
                folders.Push(inner);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Whether a path, from the folder that is searched, would not be found in it.</summary>
    public bool IsLeftOut(string relative) => relative.Split('/').SkipLast(1).Any(p => Foreign.Contains(p, StringComparer.Ordinal)) || IsExcluded(relative);

    private bool IsExcluded(string root, string path) => IsExcluded(Path.GetRelativePath(root, path).Replace('\\', '/'));

    private bool IsExcluded(string relative) =>
        exclude.Any(e => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(e, relative, ignoreCase: false) || relative.StartsWith(e.TrimEnd('/') + "/", StringComparison.Ordinal));

    private async Task<LintInput> OfStandardInputAsync(string? name, CancellationToken cancel)
    {
        var (text, isText) = Decode(await BoundedReader.ReadAsync(surroundings.Input, MostBytes, "standard input", cancel));
        return new LintInput(name ?? "-", null, text, isText, null);
    }

    private async Task<LintInput> OfFileAsync(string path, CancellationToken cancel)
    {
        var full = Path.GetFullPath(path, surroundings.Folder);
        var (text, isText) = Decode(await BoundedReader.ReadFileAsync(full, MostBytes, cancel));
        return new LintInput(path.Replace('\\', '/'), full, text, isText, await ContextAsync(full, cancel));
    }

    /// <summary>What a Dockerfile is built in, as far as it can be read; null when it cannot, or is not there.</summary>
    public static async Task<BuildContext?> FindContextAsync(string dockerfile, CancellationToken cancel)
    {
        try
        {
            return Directory.Exists(Path.GetDirectoryName(dockerfile)) ? await ContextAsync(dockerfile, cancel) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DrydockException)
        {
            return null;
        }
    }

    /// <summary>The folder that a Dockerfile lies in is what it is usually built in. An ignore file of its own comes before that of the folder. <see href="https://docs.docker.com/build/concepts/context/#filename-and-location"/></summary>
    private static async Task<BuildContext?> ContextAsync(string dockerfile, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(dockerfile)!;
        var own = dockerfile + ".dockerignore";
        var ignore = File.Exists(own) ? own : Path.Join(folder, ".dockerignore");
        var parsed = File.Exists(ignore) ? DockerIgnore.Parse(Path.GetFileName(ignore), Decode(await BoundedReader.ReadFileAsync(ignore, MostBytes, cancel)).Text) : null;
        var entries = Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None }).Take(MostEntries).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal);
        return new BuildContext(parsed, [.. entries]);
    }

    private static (string Text, bool IsText) Decode(byte[] bytes)
    {
        try
        {
            return (Strict.GetString(bytes), true);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.UTF8.GetString(bytes), false);
        }
    }
}
