namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>dpkg-trigger</c>.</summary>
internal sealed class TriggerCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["dpkg-trigger"];

    public int Run(CommandCall call)
    {
        if (call.Arguments is ["--check-supported"])
        {
            return 0;
        }

        var words = call.Arguments.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        call.Context.Triggers.Add(words is [var name] ? name : throw call.Unknown());
        return 0;
    }
}
