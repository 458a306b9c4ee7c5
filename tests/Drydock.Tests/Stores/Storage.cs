using System.Globalization;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Layers;
using Drydock.Oci.Stores;

namespace Drydock.Tests.Stores;

/// <summary>A container storage of its own, filled by the real buildah.</summary>
internal sealed class Storage(string driver) : IDisposable
{
    private readonly TempFolder folder = new();

    public string Driver => driver;

    public string Root => folder.At("root");

    public string At(params string[] parts) => folder.At(parts);

    /// <summary>Builds an image of two layers: a base from scratch with these files, and one more file above.</summary>
    public void BuildTwoLayers(string name, string content)
    {
        Directory.CreateDirectory(folder.At("context"));
        folder.Write("context/base/etc/os-release", "ID=test\nVERSION_ID=1\n");
        folder.Write("context/base/usr/lib/big", string.Concat(Enumerable.Range(0, 60_000).Select(i => i.ToString(CultureInfo.InvariantCulture) + "\n")));
        folder.Write("context/base/usr/share/é/ü", "accents");
        folder.Write("context/base/empty", "");
        Directory.CreateSymbolicLink(folder.At("context", "base", "lib"), "usr/lib");
        folder.Write("context/above/etc/app.conf", content);
        folder.Write("context/Containerfile", "FROM scratch\nCOPY base /\nCOPY above /\nLABEL made=here\nUSER 1000\n");
        Buildah("bud", "--layers", "-q", "-t", name, folder.At("context"));
        Directory.Delete(folder.At("context"), recursive: true);
    }

    public string Buildah(params string[] arguments) => TestPrograms.Run("buildah", [.. Options, .. arguments], Environment);

    public string Podman(params string[] arguments) => TestPrograms.Run("podman", [.. Options, .. arguments], Environment);

    /// <summary>What skopeo calls this storage.</summary>
    public string Skopeo(string name) => $"containers-storage:[{driver}@{Root}+{folder.At("run")}]{name}";

    public IReadOnlyList<string> Options => ["--root", Root, "--runroot", folder.At("run"), "--storage-driver", driver];

    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["BUILDAH_ISOLATION"] = "chroot" };

    public async Task<Image> LoadAsync(string name)
    {
        var store = new OverlayStore($"[{driver}@{Root}]{name}", _ => null, Limits.Default);
        return Assert.Single(await new ImageLoader(store, Limits.Default).LoadAsync(null, PlatformChoice.Default, default));
    }

    /// <summary>Reads every layer to its end: digests and diff IDs are checked. Returns the paths.</summary>
    public static async Task<List<string>> ReadAllAsync(Image image)
    {
        var paths = new List<string>();
        foreach (var layer in image.Layers)
        {
            using var reader = await LayerReader.OpenAsync(image, layer, Limits.Default, default);
            while (reader.Read())
            {
                paths.Add(reader.Entry.Path);
            }

            reader.Complete();
            Assert.Empty(reader.Gaps);
        }

        return paths;
    }

    public void Dispose()
    {
        // Overlay mounts may be left by the programs; they unmount what they mounted.
        Buildah("rm", "--all");
        if (Directory.Exists(folder.At("root", "overlay")) && File.ReadAllText("/proc/mounts").Contains(folder.At("root", "overlay"), StringComparison.Ordinal))
        {
            TestPrograms.Run("umount", folder.At("root", "overlay"));
        }

        folder.Dispose();
    }
}
