using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings.Builds;

/// <summary>
/// Holds a Dockerfile against an image's history, from the end backwards, where both agree if they belong together. An instruction that makes a layer must be found with its
/// words; settings may be missing on either side (a builder adds labels, or writes no ARG). At the first layer that cannot be explained it stops.
/// </summary>
public static class BuildMatcher
{
    /// <summary>How far a setting may be from its place: builders add a few lines, not many.</summary>
    private const int LookBack = 8;

    public static BuildMap Match(Dockerfile file, Image image)
    {
        var chain = file.Chain();
        var instructions = file.InstructionsOf(chain).ToList();
        var steps = image.Config.History.Select(HistoryStep.Of).ToList();
        var wanted = instructions.Count(i => StepMatch.MakesLayer(i.Keyword));
        if (chain.IsEmpty || steps.Count(s => !s.IsEmptyLayer) != image.Layers.Length)
        {
            return new BuildMap(file.Name, wanted, 0) { Note = chain.IsEmpty ? "The Dockerfile has no FROM." : "The image has no history that says which step made which layer." };
        }

        var pairs = new List<(Instruction Instruction, int Step)>();
        var (left, below) = Walk(instructions, steps, pairs);
        var found = pairs.Count(p => StepMatch.MakesLayer(p.Instruction.Keyword));
        return found == 0 ? new BuildMap(file.Name, wanted, 0) { Note = "None of its instructions is in the image's history: the image was not built from it, or its layers were put together." }
            : Map(file, chain[0], wanted, found, LayersOf(steps, pairs), pairs, left >= 0 ? instructions[left] : null, steps.Take(below + 1).Count(s => !s.IsEmptyLayer));
    }

    /// <summary>The last instruction and the last step that have no partner: -1 when all have.</summary>
    private static (int Instruction, int Step) Walk(List<Instruction> instructions, List<HistoryStep> steps, List<(Instruction Instruction, int Step)> pairs)
    {
        var (i, j) = (instructions.Count - 1, steps.Count - 1);
        while (i >= 0)
        {
            var makesLayer = StepMatch.MakesLayer(instructions[i].Keyword);
            if (j >= 0 && StepMatch.IsSame(instructions[i], steps[j]))
            {
                pairs.Add((instructions[i--], j--));
            }
            else if (!makesLayer && !IsNear(instructions[i], steps, j))
            {
                i--;
            }
            else if (j >= 0 && steps[j].IsEmptyLayer)
            {
                j--;
            }
            else
            {
                break;
            }
        }

        return (i, j);
    }

    /// <summary>Whether a setting's step comes before the next layer.</summary>
    private static bool IsNear(Instruction setting, List<HistoryStep> steps, int from)
    {
        for (var j = from; j >= 0 && j > from - LookBack && steps[j].IsEmptyLayer; j--)
        {
            if (StepMatch.IsSame(setting, steps[j]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A layer that a setting seems to have made holds all steps at once: none of them is told as its maker.</summary>
    private static ImmutableDictionary<int, Instruction> LayersOf(List<HistoryStep> steps, List<(Instruction Instruction, int Step)> pairs)
    {
        var layer = 0;
        var index = steps.Select(s => s.IsEmptyLayer ? -1 : layer++).ToArray();
        return pairs.Where(p => index[p.Step] >= 0 && (StepMatch.MakesLayer(p.Instruction.Keyword) || p.Instruction.Keyword == "WORKDIR")).ToImmutableDictionary(p => index[p.Step], p => p.Instruction);
    }

    private static BuildMap Map(
        Dockerfile file, Stage lowest, int wanted, int found, ImmutableDictionary<int, Instruction> layers, List<(Instruction Instruction, int Step)> pairs, Instruction? unexplained, int below)
    {
        var isWhole = unexplained is null;
        return new BuildMap(file.Name, wanted, found)
        {
            Layers = layers,
            Settings = pairs.Where(p => !StepMatch.MakesLayer(p.Instruction.Keyword)).DistinctBy(p => p.Instruction.Keyword).ToImmutableDictionary(p => p.Instruction.Keyword, p => p.Instruction, StringComparer.Ordinal),
            From = isWhole ? lowest : null,
            BaseLayers = isWhole ? below : null,
            Note = isWhole ? (layers.IsEmpty ? "The builder put all steps into one layer, so that no line of them can be told." : "") : $"Line {unexplained!.Line} was not found in the image's history, so lines before it are not told.",
        };
    }
}
