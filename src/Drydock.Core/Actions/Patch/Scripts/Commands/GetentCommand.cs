namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>getent</c> of users and groups.</summary>
internal sealed class GetentCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["getent"];

    public int Run(CommandCall call)
    {
        if (call.Arguments is not ["passwd" or "group" or "shadow" or "gshadow", .. var keys])
        {
            throw call.Unknown();
        }

        var lines = (call.Tree.ReadText($"etc/{call.Arguments[0]}") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var status = 0;
        foreach (var key in keys is [] ? [""] : keys)
        {
            var found = lines.Where(l => key.Length == 0 || (l.Split(':') is [var name, _, .. var more] && (name == key || (more is [var id, ..] && id == key && char.IsAsciiDigit(key[0]))))).ToList();
            call.Print(string.Concat((key.Length == 0 ? found : found.Take(1)).Select(l => l + "\n")));
            status = found.Count == 0 && key.Length > 0 ? 2 : status;
        }

        return status;
    }
}
