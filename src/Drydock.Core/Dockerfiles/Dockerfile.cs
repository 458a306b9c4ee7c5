using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Parsing;

namespace Drydock.Core.Dockerfiles;

/// <summary>A Dockerfile as BuildKit reads it, with the place of everything. <see href="https://docs.docker.com/reference/dockerfile/"/></summary>
/// <param name="Comments">In order, also those between the lines of an instruction.</param>
/// <param name="Instructions">In order. What no builder knows is kept as well.</param>
/// <param name="Problems">Why BuildKit would refuse it, in its words; by their place.</param>
public sealed record Dockerfile(
    SourceText Source, ImmutableArray<Directive> Directives, ImmutableArray<Comment> Comments, ImmutableArray<Instruction> Instructions, ImmutableArray<Problem> Problems)
{
    /// <summary>As the user named it.</summary>
    public string Name => Source.Name;

    /// <summary>The character that continues lines and escapes others.</summary>
    public char Escape { get; } = DirectiveReader.EscapeOf(Directives);

    /// <summary>The frontend that is asked for; empty when none is.</summary>
    public string Syntax => SyntaxDetector.Detect(Source);

    public ImmutableArray<Stage> Stages { get; } = [.. Instructions.Where(i => i.Keyword == "FROM").Select(Stage.Of)];

    /// <summary>The stages that the last one is made of: its own, the earlier one it is built on, and so on; the lowest first.</summary>
    public ImmutableArray<Stage> Chain()
    {
        var parents = Parents();
        var chain = new List<Stage>();
        for (var stage = Stages.LastOrDefault(); stage is not null; stage = parents[stage.Index])
        {
            chain.Add(stage);
        }

        chain.Reverse();
        return [.. chain];
    }

    /// <summary>For each stage the earlier one that it is built on; null where it is built on an image.</summary>
    public ImmutableArray<Stage?> Parents()
    {
        var parents = ImmutableArray.CreateBuilder<Stage?>(Stages.Length);
        var named = new Dictionary<string, Stage>(StringComparer.OrdinalIgnoreCase);
        foreach (var stage in Stages)
        {
            // A name means the last stage before that has it.
            parents.Add(named.GetValueOrDefault(stage.Image));
            if (stage.Name.Length > 0)
            {
                named[stage.Name] = stage;
            }
        }

        return parents.MoveToImmutable();
    }

    /// <summary>What stands in these stages, in their order, without FROM.</summary>
    public IEnumerable<Instruction> InstructionsOf(IEnumerable<Stage> stages)
    {
        var byStage = Instructions.Where(i => i.Keyword != "FROM").ToLookup(i => i.Stage);
        return stages.SelectMany(s => byStage[s.Index]);
    }
}
