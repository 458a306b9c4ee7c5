namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>read</c>: a line into variables.</summary>
internal sealed class ReadCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["read"];

    public int Run(CommandCall call)
    {
        var (_, names) = call.Parse("r");
        var line = call.Input.ReadLine();
        var separators = (call.Machine.State["IFS"] ?? " \t\n").ToCharArray();
        var isSpace = separators.Length > 0 && separators.All(char.IsWhiteSpace);
        var rest = isSpace ? (line ?? "").Trim() : line ?? "";
        for (var i = 0; i < names.Count; i++)
        {
            var end = i == names.Count - 1 || separators.Length == 0 ? -1 : rest.IndexOfAny(separators);
            call.Machine.State[names[i]] = end < 0 ? rest : rest[..end];
            rest = end < 0 ? "" : isSpace ? rest[(end + 1)..].TrimStart() : rest[(end + 1)..];
        }

        return line is null ? 1 : 0;
    }
}
