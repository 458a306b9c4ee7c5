using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>The instructions of a Dockerfile, with their lines. <see href="https://docs.docker.com/reference/dockerfile/"/></summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Instructions">In order. What no builder knows is kept as well: it is for others to say that it is wrong.</param>
public sealed record Dockerfile(string Name, ImmutableArray<Instruction> Instructions)
{
    public ImmutableArray<Stage> Stages { get; } =
        [.. Instructions.Where(i => i.Keyword == "FROM").Select(i => StageOf(i))];

    /// <summary>The stages that the last one is made of: its own, the earlier one it is built on, and so on; the lowest first.</summary>
    public ImmutableArray<Stage> Chain()
    {
        var chain = new List<Stage>();
        for (var stage = Stages.LastOrDefault(); stage is not null; stage = Below(stage))
        {
            chain.Insert(0, stage);
        }

        return [.. chain];
    }

    public IEnumerable<Instruction> InstructionsOf(Stage stage) => Instructions.Where(i => i.Stage == stage.Index && i.Keyword != "FROM");

    /// <summary>A name means the last stage before that has it.</summary>
    private Stage? Below(Stage stage) => Stages.LastOrDefault(s => s.Index < stage.Index && s.Name.Length > 0 && s.Name.Equals(stage.Image, StringComparison.OrdinalIgnoreCase));

    private static Stage StageOf(Instruction from)
    {
        var words = from.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => w.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var name = words is [_, var word, var said, ..] && word.Equals("AS", StringComparison.OrdinalIgnoreCase) ? said : "";
        return new Stage(from.Stage, name, words.FirstOrDefault() ?? "", from);
    }
}
