using System.Text;

namespace Drydock.Cli.Linting;

/// <summary>The difference of two texts as patch programs read it. <see href="https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html"/></summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Beyond so many changed lines a whole block is replaced: finding the shortest way would take too long.</summary>
    private const int MostChanged = 4000;

    /// <returns>Empty when the texts are the same.</returns>
    public static string Of(string name, string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var steps = Steps(old, now);
        var diff = new StringBuilder();
        for (var i = 0; i < steps.Count;)
        {
            if (steps[i].Mark == ' ')
            {
                i++;
                continue;
            }

            var start = Math.Max(0, i - Context);
            var end = EndOf(steps, i);
            AppendHunk(diff, steps, start, end, old, now);
            i = end;
        }

        return diff.Length == 0 ? "" : $"--- a/{name}\n+++ b/{name}\n{diff}";
    }

    /// <summary>Changes with few lines between them are one hunk.</summary>
    private static int EndOf(List<Step> steps, int first)
    {
        var last = first;
        for (var i = first; i < steps.Count && i - last <= Context * 2; i++)
        {
            last = steps[i].Mark == ' ' ? last : i;
        }

        return Math.Min(steps.Count, last + 1 + Context);
    }

    private static void AppendHunk(StringBuilder diff, List<Step> steps, int start, int end, string[] old, string[] now)
    {
        var hunk = steps[start..end];
        var (olds, news) = (hunk.Count(s => s.Mark != '+'), hunk.Count(s => s.Mark != '-'));
        diff.Append($"@@ -{hunk[0].Old + (olds > 0 ? 1 : 0)},{olds} +{hunk[0].New + (news > 0 ? 1 : 0)},{news} @@\n");
        foreach (var step in hunk)
        {
            var line = step.Mark == '+' ? now[step.New] : old[step.Old];
            diff.Append(step.Mark).Append(line);
            diff.Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
        }
    }

    /// <summary>Lines with their ends.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return [.. lines];
    }

    /// <summary>What both begin and end with is the same; between them the longest common sequence of lines stays.</summary>
    private static List<Step> Steps(string[] old, string[] now)
    {
        var (head, tail) = (0, 0);
        while (head < old.Length && head < now.Length && old[head] == now[head])
        {
            head++;
        }

        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        var steps = new List<Step>();
        steps.AddRange(Enumerable.Range(0, head).Select(i => new Step(' ', i, i)));
        Between(steps, old, now, head, old.Length - tail, now.Length - tail);
        steps.AddRange(Enumerable.Range(0, tail).Select(i => new Step(' ', old.Length - tail + i, now.Length - tail + i)));
        return steps;
    }

    private static void Between(List<Step> steps, string[] old, string[] now, int head, int oldEnd, int nowEnd)
    {
        var (height, width) = (oldEnd - head, nowEnd - head);
        var common = height <= MostChanged && width <= MostChanged ? Common(old, now, head, height, width) : null;
        var (i, j) = (0, 0);
        while (i < height || j < width)
        {
            if (common is not null && i < height && j < width && old[head + i] == now[head + j])
            {
                steps.Add(new Step(' ', head + i++, head + j++));
            }
            else if (i < height && (j >= width || common is null || common[i + 1, j] >= common[i, j + 1]))
            {
                steps.Add(new Step('-', head + i++, head + j));
            }
            else
            {
                steps.Add(new Step('+', head + i, head + j++));
            }
        }
    }

    /// <summary>For each pair of places how many lines are common behind them.</summary>
    private static int[,] Common(string[] old, string[] now, int head, int height, int width)
    {
        var common = new int[height + 1, width + 1];
        for (var i = height - 1; i >= 0; i--)
        {
            for (var j = width - 1; j >= 0; j--)
            {
                common[i, j] = old[head + i] == now[head + j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private readonly record struct Step(char Mark, int Old, int New);
}
