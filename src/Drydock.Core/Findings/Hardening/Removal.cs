using System.Collections.Immutable;
using System.Globalization;
using Drydock.Oci.Editing;

namespace Drydock.Core.Findings.Hardening;

/// <summary>Files that go together: the edits that take them away, a folder at once where nothing in it stays.</summary>
/// <param name="Bytes">Of contents, a file with several names counted once.</param>
internal sealed record Removal(ImmutableArray<Edit> Edits, int Files, long Bytes)
{
    public bool IsEmpty => Edits.IsEmpty;

    /// <summary><c>12 files (3.4 MB)</c></summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Files} {(Files == 1 ? "file" : "files")} ({Said(Bytes)})");

    /// <summary>Everything below a folder, or only what is asked for; the folder itself stays.</summary>
    public static Removal Below(FileTree files, string folder, Func<string, TreeNode, bool>? keeps = null)
    {
        var removal = new Collector(files, keeps ?? ((_, _) => false));
        foreach (var name in files.Names(folder))
        {
            removal.Add(TreeGlob.Join(folder, name));
        }

        return removal.Result;
    }

    /// <summary>Files and folders of these names, with what is in them.</summary>
    public static Removal Of(FileTree files, IEnumerable<string> paths)
    {
        var removal = new Collector(files, (_, _) => false);
        foreach (var path in paths.Distinct(StringComparer.Ordinal).Where(p => files.Find(p) is not null))
        {
            removal.Add(path);
        }

        return removal.Result;
    }

    public Fix Fix(string title, Applicability applicability) => new(title, applicability, Edits);

    private static string Said(long bytes) => bytes switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        >= 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        _ => $"{bytes} bytes",
    };

    /// <summary>Walks what may go.</summary>
    private sealed class Collector(FileTree tree, Func<string, TreeNode, bool> keeps)
    {
        private readonly ImmutableArray<Edit>.Builder edits = ImmutableArray.CreateBuilder<Edit>();
        private readonly HashSet<TreeNode> seen = new(ReferenceEqualityComparer.Instance);
        private int files;
        private long bytes;

        public Removal Result => new(edits.ToImmutable(), files, bytes);

        /// <summary>Notes the path, or the parts of it that may go.</summary>
        public void Add(string path)
        {
            if (tree.Find(path) is not { } node)
            {
                return;
            }

            if (!node.IsFolder)
            {
                if (!keeps(path, node))
                {
                    Count(node);
                    edits.Add(new ImageChange(new RemoveEdit(path)));
                }

                return;
            }

            if (keeps(path, node) || tree.Below(path).Any(f => keeps(f.Key, f.Value)))
            {
                foreach (var name in keeps(path, node) ? [] : tree.Names(path))
                {
                    Add(TreeGlob.Join(path, name));
                }

                return;
            }

            foreach (var (_, below) in tree.Below(path))
            {
                Count(below);
            }

            edits.Add(new ImageChange(new RemoveEdit(path)));
        }

        private void Count(TreeNode node)
        {
            if (!node.IsFolder)
            {
                files++;
                bytes += seen.Add(node) ? node.Size : 0;
            }
        }
    }
}
