using System.Globalization;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Which stages are known by which names.</summary>
internal sealed class StageNames
{
    private readonly Dockerfile file;
    private readonly Dictionary<string, int> firsts = new(StringComparer.OrdinalIgnoreCase);

    public StageNames(Dockerfile file)
    {
        this.file = file;
        foreach (var stage in file.Stages)
        {
            firsts.TryAdd(stage.Name, stage.Index);
        }
    }

    /// <summary>Whether a name or number means a stage before this one.</summary>
    public bool IsEarlier(string name, int stage) => IndexOf(name) is { } index && index >= 0 && index < stage;

    /// <summary>Whether a name or number means this stage itself.</summary>
    public bool IsOwn(string name, int stage) => !IsEarlier(name, stage) && (IndexOf(name) == stage
        || (stage >= 0 && stage < file.Stages.Length && file.Stages[stage].Name.Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Names before a stage, to guess which one was meant; not all where there are many.</summary>
    public IEnumerable<string> Before(int stage) => file.Stages.Take(Math.Clamp(stage, 0, 100)).Select(s => s.Name).Where(n => n.Length > 0);

    private int? IndexOf(string name) =>
        firsts.TryGetValue(name, out var index) ? index : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
