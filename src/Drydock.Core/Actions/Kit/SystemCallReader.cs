using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Kit;

/// <summary>Reads the programs and libraries of an image and says which system calls they can make.</summary>
public static class SystemCallReader
{
    private const int AnyoneRuns = 0b001_001_001;
    private const int SmallestProgram = 64;

    /// <exception cref="Drydock.Oci.Content.DrydockException">A layer cannot be had.</exception>
    public static async Task<SystemCallSet> ReadAsync(ImageDraft draft, CancellationToken cancel)
    {
        if (draft.Config.Platform.Architecture != "amd64")
        {
            return SystemCallSet.Broad($"code for {draft.Config.Platform.Architecture} is not looked into");
        }

        var finder = new SystemCallFinder();
        var files = draft.Files.All.Where(f => f.Value is { IsFile: true, IsSparse: false, Size: > SmallestProgram } && MayBeCode(f.Key, f.Value)).DistinctBy(f => f.Value, ReferenceEqualityComparer.Instance).ToList();
        var gate = new Lock();
        await draft.Reader.ReadFilesAsync(
            files.Where(f => SystemCallFinder.IsLibrary(f.Key)),
            (path, _, bytes) =>
            {
                lock (gate)
                {
                    finder.TakeLibrary(path, bytes.Span);
                }
            },
            cancel);
        await draft.Reader.ReadFilesAsync(files.Where(f => !SystemCallFinder.IsLibrary(f.Key)), (path, _, bytes) => finder.Take(path, bytes.Span), cancel);
        return finder.Result();
    }

    private static bool MayBeCode(string path, TreeNode node) => (node.Mode & AnyoneRuns) != 0 || path.Contains(".so", StringComparison.Ordinal) || path.EndsWith(".node", StringComparison.Ordinal);
}
