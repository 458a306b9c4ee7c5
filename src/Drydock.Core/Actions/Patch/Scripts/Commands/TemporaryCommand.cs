using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>mktemp</c>: names that nobody has, the same every time.</summary>
internal sealed class TemporaryCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["mktemp", "tempfile"];

    public int Run(CommandCall call)
    {
        var (options, operands) = call.Parse("d", "t", "q");
        var template = operands.Count == 0 ? "/tmp/tmp.XXXXXX" : operands.Count == 1 && operands[0].EndsWith("XXX", StringComparison.Ordinal) ? operands[0] : throw call.Unknown();
        template = options.Contains("t") && !template.Contains('/', StringComparison.Ordinal) ? $"/tmp/{template}" : template;
        var stem = template.TrimEnd('X');
        var number = 1;
        while (call.Tree.Files.Find(call.PathOf($"{stem}{number:D6}")) is not null)
        {
            number++;
        }

        var name = $"{stem}{number:D6}";
        call.Tree.Put(call.Tree.Real(call.PathOf(name)), options.Contains("d") ? TreeNode.Folder(0b111_000_000, modifiedAt: call.Tree.Time) : TreeNode.File(default, 0b110_000_000, modifiedAt: call.Tree.Time));
        call.Print(name + "\n");
        return 0;
    }
}
