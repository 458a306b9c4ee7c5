using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>
/// <c>py3compile</c>, <c>py3clean</c> and their kin: caches of byte code. What belongs to a package's modules is taken away; Python makes it again, or does without.
/// <see href="https://manpages.debian.org/bookworm/python3-minimal/py3compile.1.en.html"/>
/// </summary>
internal sealed class PythonCommands : IScriptCommand
{
    private const string Cache = "__pycache__";

    public IReadOnlyList<string> Names { get; } = ["py3compile", "py3clean", "pycompile", "pyclean", "pypy3compile", "pypy3clean"];

    public int Run(CommandCall call)
    {
        if (call.Context.FindProgram(call.Name) is null)
        {
            return 127;
        }

        var at = Array.IndexOf(call.Arguments, "-p");
        var name = at >= 0 ? call.Arguments.ElementAtOrDefault(at + 1) : null;
        if (name is null || call.Database.Find(name.Split(':')[0]) is not { } package)
        {
            throw call.Unknown();
        }

        foreach (var path in package.Files.Where(f => f.EndsWith(".py", StringComparison.Ordinal)).Select(DpkgText.ToPath).Select(call.Tree.Real))
        {
            var slash = path.LastIndexOf('/');
            var folder = $"{path[..slash]}/{Cache}";
            var stem = path[(slash + 1)..^2];
            foreach (var stale in call.Tree.Files.Names(folder).Where(n => n.StartsWith(stem, StringComparison.Ordinal) && n.EndsWith(".pyc", StringComparison.Ordinal)).ToList())
            {
                call.Tree.Remove($"{folder}/{stale}");
                call.Did($"{call.Name}: stale byte code removed");
            }

            if (call.Tree.Files.Find(folder) is not null && !call.Tree.Files.Names(folder).Any())
            {
                call.Tree.Remove(folder);
            }
        }

        return 0;
    }
}
