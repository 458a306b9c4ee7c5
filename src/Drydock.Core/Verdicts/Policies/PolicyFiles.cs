using System.Collections.Immutable;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Policies;

/// <summary>Reads a policy with all that it extends and imports.</summary>
public static class PolicyFiles
{
    /// <summary>Looked for in the working folder.</summary>
    public const string UsualName = "drydock.yaml";

    private const int MaxChain = 8;

    public static IEnumerable<string> Presets => Policies.Presets.Names;

    /// <param name="nameOrPath">A preset, or a file.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public static async Task<Policy> ReadAsync(string nameOrPath, CancellationToken cancel)
    {
        if (Policies.Presets.Find(nameOrPath) is { } preset)
        {
            return preset;
        }

        if (!File.Exists(nameOrPath) && Spelling.Nearest(nameOrPath, Presets) is { } near)
        {
            throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading the policy '{nameOrPath}' failed: there is neither a preset nor a file of that name.", $"Did you mean '{near}'?");
        }

        var (drafts, last) = await ReadChainAsync(nameOrPath, cancel);
        var policy = last;
        foreach (var (draft, path) in Enumerable.Reverse(drafts))
        {
            policy = await ImportAsync(draft.Over(policy), draft, path, cancel);
        }

        return policy;
    }

    /// <summary>The file, what it extends, what that extends …; and the preset at the end.</summary>
    private static async Task<(List<(PolicyDraft Draft, string Path)> Drafts, Policy Last)> ReadChainAsync(string path, CancellationToken cancel)
    {
        var drafts = new List<(PolicyDraft Draft, string Path)>();
        while (true)
        {
            var draft = PolicyParser.Parse(await BoundedReader.ReadFileAsync(path, YamlFile.MaxSize, cancel), path);
            drafts.Add((draft, path));
            if (Policies.Presets.Find(draft.Extends ?? "default") is { } preset)
            {
                return (drafts, preset);
            }

            if (drafts.Count == MaxChain)
            {
                throw Mistake.In(path, $"More than {MaxChain} policies extend each other.", "One of them may extend itself.");
            }

            var next = Beside(path, draft.Extends!);
            path = File.Exists(next) ? next : throw Mistake.In(path, $"It extends '{draft.Extends}', and there is neither a preset nor a file of that name.", Spelling.Hint(draft.Extends!, [.. Presets]));
        }
    }

    private static async Task<Policy> ImportAsync(Policy policy, PolicyDraft draft, string path, CancellationToken cancel)
    {
        foreach (var import in draft.Imports)
        {
            var (waivers, notices) = await WaiverFiles.ReadAsync(Beside(path, import), cancel);
            policy = policy with { Waivers = [.. policy.Waivers, .. waivers], Notices = [.. policy.Notices, .. notices] };
        }

        return policy;
    }

    private static string Beside(string path, string other) => Path.IsPathRooted(other) ? other : Path.Join(Path.GetDirectoryName(path), other);
}
