using Drydock.Cli.Terminal;
using Drydock.Core.Reports;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Writes reports: to standard output, or to a file that is there whole or not at all.</summary>
internal static class ReportOutput
{
    public static void Write(Report report, IReadOnlyList<OutputTarget> targets, bool isVerbose, Surroundings surroundings)
    {
        // Files first: they are there even when the reader of standard output leaves early.
        foreach (var target in targets.OrderBy(t => t.File is null))
        {
            if (target.File is null)
            {
                WriteStandardOutput(report, target, isVerbose, surroundings);
            }
            else
            {
                WriteFile(report, target, target.File, isVerbose);
            }
        }
    }

    private static void WriteStandardOutput(Report report, OutputTarget target, bool isVerbose, Surroundings surroundings)
    {
        using var buffered = new MemoryStream();
        target.Format.Write(report, new ReportOptions(target.SpecVersion, surroundings.UseColor, surroundings.Width, isVerbose), buffered);
        StandardOutput.Write(buffered.GetBuffer().AsSpan(0, (int)buffered.Length), surroundings.Output);
    }

    private static void WriteFile(Report report, OutputTarget target, string path, bool isVerbose)
    {
        // What is no plain file (/dev/stdout, a pipe, a link) is written to; anything else is written beside its place and moved there.
        var isPlain = FileKind.IsRegular(path) ?? true;
        var draft = isPlain ? $"{path}.{Path.GetRandomFileName()}.draft" : path;
        try
        {
            using (var file = new FileStream(draft, isPlain ? FileMode.CreateNew : FileMode.OpenOrCreate, FileAccess.Write))
            {
                target.Format.Write(report, new ReportOptions(target.SpecVersion, Verbose: isVerbose), file);
                if (file.CanSeek && file.Length > file.Position)
                {
                    file.SetLength(file.Position);
                }
            }

            if (isPlain)
            {
                File.Move(draft, path, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (isPlain && File.Exists(draft))
            {
                File.Delete(draft);
            }

            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing the report '{target.Format.Info.Id}' to '{path}' failed: {Reason(e, draft, path)}", "Check that the folder exists and may be written to.", e);
        }
    }

    /// <summary>The draft is our affair: the reason names what the user asked for.</summary>
    private static string Reason(Exception e, string draft, string path) =>
        e is DirectoryNotFoundException ? "its folder does not exist." : e.Message.Replace(draft, path, StringComparison.Ordinal);
}
