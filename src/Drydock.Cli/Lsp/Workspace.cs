using System.Text.Json;
using Drydock.Cli.Linting;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Linting;
using Drydock.Core.Verdicts.Linting;
using Drydock.Oci.Content;

namespace Drydock.Cli.Lsp;

/// <summary>The folders that are open in the editor, and by which settings their Dockerfiles are looked at: those that <c>drydock lint</c> has there.</summary>
/// <param name="complain">Tells the user what is wrong with the settings.</param>
internal sealed class Workspace(Action<string> complain)
{
    private readonly List<string> roots = [];
    private readonly Dictionary<string, Linter> linters = new(StringComparer.Ordinal);
    private string? config;
    private string? preset;

    /// <param name="start">The parameters of <c>initialize</c>.</param>
    public void Open(JsonElement start)
    {
        roots.AddRange(start.Items("workspaceFolders").Select(f => PathOf(f.Text("uri"))).OfType<string>());
        if (roots.Count == 0 && (PathOf(start.Text("rootUri")) ?? start.Text("rootPath")) is { } root)
        {
            roots.Add(root);
        }

        Configure(start.Find("initializationOptions"));
    }

    public void ChangeFolders(JsonElement change)
    {
        foreach (var gone in change.Items("removed").Select(f => PathOf(f.Text("uri"))))
        {
            roots.RemoveAll(r => r == gone);
        }

        roots.AddRange(change.Items("added").Select(f => PathOf(f.Text("uri"))).OfType<string>());
        Forget();
    }

    /// <summary>Takes <c>{"drydock": {"config": …, "preset": …}}</c>, with the outer name or without.</summary>
    public void Configure(JsonElement settings)
    {
        var own = settings.Find("drydock") is { ValueKind: JsonValueKind.Object } inner ? inner : settings;
        (config, preset) = (own.Text("config"), own.Text("preset"));
        Forget();
    }

    /// <summary>Settings are read again when they are next needed.</summary>
    public void Forget() => linters.Clear();

    public async Task<LintedDocument> LintAsync(string uri, string text, CancellationToken cancel)
    {
        var path = PathOf(uri);
        var root = path is null ? roots.FirstOrDefault() : roots.Where(r => IsBelow(path, r)).MaxBy(r => r.Length) ?? Path.GetDirectoryName(path);
        var linter = await LinterAsync(root, cancel);
        var file = DockerfileParser.Parse(path is null || root is null ? uri : Path.GetRelativePath(root, path).Replace('\\', '/'), text);
        var context = path is null ? null : await LintInputs.FindContextAsync(path, cancel);
        return new LintedDocument(file, context, linter, linter.Lint(file, context));
    }

    /// <summary>Null when it is no file of this machine.</summary>
    public static string? PathOf(string? uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile && !parsed.IsUnc && Path.IsPathFullyQualified(parsed.LocalPath) && !parsed.LocalPath.Contains('\0', StringComparison.Ordinal) ? parsed.LocalPath : null;

    private static bool IsBelow(string path, string root) => path.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);

    private async Task<Linter> LinterAsync(string? root, CancellationToken cancel)
    {
        var key = root ?? "";
        if (!linters.TryGetValue(key, out var linter))
        {
            linters[key] = linter = new Linter(await PlanAsync(root, cancel));
        }

        return linter;
    }

    /// <summary>Settings that cannot be understood are said once, and the usual ones hold until they are mended.</summary>
    private async Task<LintPlan> PlanAsync(string? root, CancellationToken cancel)
    {
        try
        {
            if (root is null)
            {
                return (LintConfig.Nothing with { Preset = preset }).ToPlan();
            }

            var read = await LintConfigFiles.ReadAsync(config is { Length: > 0 } ? Path.GetFullPath(config, root) : null, root, cancel);
            return (preset is null ? read : read with { Preset = preset }).ToPlan();
        }
        catch (DrydockException e)
        {
            complain(e.Hint.Length > 0 ? $"{e.Message} {e.Hint}" : e.Message);
            return LintConfig.Nothing.ToPlan();
        }
    }
}
