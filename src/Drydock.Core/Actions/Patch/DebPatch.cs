using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Core.Actions.Patch;

/// <summary>Installs and upgrades Debian packages in an image as dpkg would, without running anything of it.</summary>
public static class DebPatch
{
    /// <summary>
    /// Puts packages into a draft. One that cannot be installed (a script is not understood, a file belongs to another, what it depends on was refused) is left out with the reason, and nothing of it is in the draft.
    /// </summary>
    /// <exception cref="DrydockException">The image has no database of dpkg, or a layer cannot be read.</exception>
    public static async Task<DebPatchResult> ApplyAsync(ImageDraft draft, IReadOnlyList<UnpackedPackage> packages, PatchOptions options, CancellationToken cancel)
    {
        if (draft.Files.Find("var/lib/dpkg/status") is null && draft.Files.Find("var/lib/dpkg/status.d") is null)
        {
            throw new DrydockException(ErrorCodes.Malformed, "Installing packages failed: the image has neither /var/lib/dpkg/status nor /var/lib/dpkg/status.d.", "Give an image of Debian or Ubuntu, or one made of their packages.");
        }

        var contents = new PatchContents(draft.Reader);
        await contents.LoadUsualAsync(draft.Files, packages, cancel);
        var refused = new Dictionary<UnpackedPackage, PatchedPackage>();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var tree = new PatchTree(draft.Files.Copy(), draft.Original, contents, options.Time);
            var run = new PatchRun(tree, options);
            TreeNode wanted;
            try
            {
                if (!run.Run([.. packages.Where(p => !refused.ContainsKey(p))], refused))
                {
                    // What was refused is in it in part: again, without it.
                    continue;
                }

                draft.Files.Become(tree.Files);
                return new DebPatchResult([.. packages.Select(p => refused.GetValueOrDefault(p) ?? run.ResultOf(p))], [.. tree.Changed]);
            }
            catch (ContentNeededException e)
            {
                wanted = e.Node;
            }

            await contents.LoadAsync([wanted], cancel);
        }
    }
}
