namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>cmp</c> and <c>diff</c>: whether two files are the same.</summary>
internal sealed class CompareCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["cmp", "diff"];

    public int Run(CommandCall call)
    {
        var (options, files) = call.Parse("s", "q", "quiet", "silent");
        if (files.Count != 2 || options.Count == 0)
        {
            throw call.Unknown();
        }

        var (a, b) = (call.Tree.ReadText(call.PathOf(files[0])), call.Tree.ReadText(call.PathOf(files[1])));
        return a is null || b is null ? 2 : a == b ? 0 : 1;
    }
}
