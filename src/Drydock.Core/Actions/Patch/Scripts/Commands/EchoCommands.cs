using System.Text;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>echo</c> and <c>printf</c>.</summary>
internal sealed class EchoCommands : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["echo", "printf"];

    public int Run(CommandCall call)
    {
        if (call.Name == "echo")
        {
            var hasEnd = call.Arguments is not ["-n", ..];
            // dash resolves escapes.
            call.Print(Unescape(string.Join(' ', hasEnd ? call.Arguments : call.Arguments.Skip(1))) + (hasEnd ? "\n" : ""));
            return 0;
        }

        return Format(call);
    }

    private static int Format(CommandCall call)
    {
        if (call.Arguments is not [var format, .. var values])
        {
            throw call.Unknown();
        }

        var left = new Queue<string>(values);
        do
        {
            var count = left.Count;
            call.Print(Once(call, format, left));
            if (left.Count == count)
            {
                break;
            }
        }
        while (left.Count > 0);
        return 0;
    }

    private static string Once(CommandCall call, string format, Queue<string> left)
    {
        var text = new StringBuilder();
        var plain = Unescape(format);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] != '%' || i + 1 == plain.Length)
            {
                text.Append(plain[i]);
                continue;
            }

            text.Append(plain[++i] switch
            {
                '%' => "%",
                's' or 'd' => left.TryDequeue(out var value) ? value : "",
                'b' => Unescape(left.TryDequeue(out var value) ? value : ""),
                _ => throw call.Unknown(),
            });
        }

        return text.ToString();
    }

    private static string Unescape(string text) =>
        text.Replace("\\\\", "\0", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\0", "\\", StringComparison.Ordinal);
}
