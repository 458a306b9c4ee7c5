using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>update-alternatives</c>. <see href="https://manpages.debian.org/bookworm/dpkg/update-alternatives.1.en.html"/></summary>
internal sealed class AlternativesCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["update-alternatives"];

    public int Run(CommandCall call)
    {
        var words = call.Arguments.Where(a => a is not ("--quiet" or "--force")).ToList();
        switch (words)
        {
            case ["--install", var link, var name, var path, var priority, .. var slaves]:
                var group = AlternativeGroup.Read(call.Tree, name) ?? new AlternativeGroup(name, link);
                if (group.Link != link || !int.TryParse(priority, out _) || !TakeSlaves(slaves, out var taken))
                {
                    throw call.Unknown();
                }

                if (call.Tree.Files.Follow(DpkgText.ToPath(path)) is null)
                {
                    return 2;
                }

                group.Install(path, int.Parse(priority), taken);
                return Write(call, group);
            case ["--remove", var name, var path]:
                if (AlternativeGroup.Read(call.Tree, name) is not { } known || !known.Remove(path))
                {
                    return 0;
                }

                return Write(call, known);
            case ["--query" or "--display" or "--list", var name]:
                return AlternativeGroup.Read(call.Tree, name) is null ? 2 : throw call.Unknown();
            default:
                throw call.Unknown();
        }
    }

    private static int Write(CommandCall call, AlternativeGroup group)
    {
        if (group.Write(call.Tree))
        {
            call.Did($"update-alternatives {group.Name}");
        }

        return 0;
    }

    private static bool TakeSlaves(List<string> words, out List<(string Link, string Name, string Path)> slaves)
    {
        slaves = [];
        for (var i = 0; i < words.Count; i += 4)
        {
            if (words[i] != "--slave" || i + 3 >= words.Count)
            {
                return false;
            }

            slaves.Add((words[i + 1], words[i + 2], words[i + 3]));
        }

        return true;
    }
}
