using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>The instructions of a Dockerfile, with their lines. <see href="https://docs.docker.com/reference/dockerfile/"/></summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Instructions">In order. What no builder knows is kept as well: it is for others to say that it is wrong.</param>
public sealed record Dockerfile(string Name, ImmutableArray<Instruction> Instructions)
{
    public ImmutableArray<Stage> Stages { get; } = [.. Instructions.Where(i => i.Keyword == "FROM").Select(StageOf)];

    /// <summary>The stages that the last one is made of: its own, the earlier one it is built on, and so on; the lowest first.</summary>
    public ImmutableArray<Stage> Chain()
    {
        var below = new Stage?[Stages.Length];
        var named = new Dictionary<string, Stage>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in Stages)
        {
            // A name means the last stage before that has it.
            below[stage.Index] = named.GetValueOrDefault(stage.Image);
            if (stage.Name.Length > 0)
            {
                named[stage.Name] = stage;
            }
        }

        var chain = new List<Stage>();
        for (var stage = Stages.LastOrDefault(); stage is not null; stage = below[stage.Index])
        {
            chain.Add(stage);
        }

        chain.Reverse();
        return [.. chain];
    }

    /// <summary>What stands in these stages, in their order, without FROM.</summary>
    public IEnumerable<Instruction> InstructionsOf(IEnumerable<Stage> stages)
    {
        var byStage = Instructions.Where(i => i.Keyword != "FROM").ToLookup(i => i.Stage);
        return stages.SelectMany(s => byStage[s.Index]);
    }

    private static Stage StageOf(Instruction from)
    {
        var words = from.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var name = words is [_, var word, var said, ..] && word.Equals("AS", StringComparison.OrdinalIgnoreCase) ? said : "";
        return new Stage(from.Stage, name, words.FirstOrDefault() ?? "", from);
    }
}
