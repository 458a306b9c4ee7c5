using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>Installs and upgrades packages of apk in an image as apk would, without running anything of it.</summary>
internal static class ApkPatch
{
    /// <summary>Puts packages into a draft: all of them, or, when one cannot be installed, none.</summary>
    /// <exception cref="DrydockException">The database of apk is damaged, or a layer cannot be read.</exception>
    public static async Task<ImmutableArray<PatchedPackage>> ApplyAsync(ImageDraft draft, IReadOnlyList<UnpackedApk> packages, PatchOptions options, CancellationToken cancel)
    {
        var contents = new PatchContents(draft.Reader);
        await contents.LoadAsync(draft.Files.All.Where(f => f.Value.IsFile && (f.Key.Contains("lib/apk/db/", StringComparison.Ordinal) || f.Key.StartsWith("etc/", StringComparison.Ordinal))).Select(f => f.Value), cancel);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var tree = new PatchTree(draft.Files.Copy(), draft.Original, contents, options.Time);
            TreeNode wanted;
            try
            {
                var results = new ApkRun(tree, options).Run(packages);
                if (results.TrueForAll(r => r.IsApplied))
                {
                    draft.Files.Become(tree.Files);
                }

                return [.. results];
            }
            catch (ContentNeededException e)
            {
                wanted = e.Node;
            }

            await contents.LoadAsync([wanted], cancel);
        }
    }
}
