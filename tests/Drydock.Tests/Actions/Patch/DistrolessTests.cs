using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Actions.Patch;

/// <summary>Images that have a paragraph and sums for each package, and no dpkg: <see href="https://github.com/GoogleContainerTools/distroless/blob/main/PACKAGE_METADATA.md"/>.</summary>
public sealed class DistrolessTests
{
    [Fact]
    public async Task A_package_is_upgraded_with_its_paragraph_and_its_sums()
    {
        using var temp = new TempFolder();
        using var draft = await ImageAsync();
        var file = new MadeDeb(temp, "libx", "2").File("usr/lib/libx.so.2", "new").File("etc/x.conf", "new").File("etc/mine.conf", "new")
            .Control("conffiles", "/etc/x.conf\n/etc/mine.conf\n").Control("md5sums", "0123456789abcdef0123456789abcdef  usr/lib/libx.so.2\n").Control("postinst", "#!/bin/sh\nfrobnicate\n").Build();

        var result = await DebianFolder.PatchAsync(draft, [file]);

        var package = Assert.Single(result.Packages);
        Assert.Equal((true, "1", "2"), (package.IsApplied, package.OldVersion, package.NewVersion));
        Assert.Equal("/etc/mine.conf", Assert.Single(package.KeptConffiles));
        Assert.Equal(("new", "mine", "new"), (await TextAsync(draft, "etc/x.conf"), await TextAsync(draft, "etc/mine.conf"), await TextAsync(draft, "etc/mine.conf.dpkg-dist")));
        Assert.Null(draft.Files.Find("usr/lib/libx.so.1"));
        Assert.Equal("new", await TextAsync(draft, "usr/lib/libx.so.2"));
        Assert.Equal("0123456789abcdef0123456789abcdef  usr/lib/libx.so.2\n", await TextAsync(draft, "var/lib/dpkg/status.d/libx1.md5sums"));
        Assert.StartsWith("Package: libx\nVersion: 2\n", await TextAsync(draft, "var/lib/dpkg/status.d/libx1"), StringComparison.Ordinal);
        Assert.Null(draft.Files.Find("var/lib/dpkg/info"));
    }

    private static async Task<ImageDraft> ImageAsync() => await ImageDraft.OpenAsync(
        await new MemoryStore().Add(
        [
            TarBytes.Of(
                TarBytes.File("usr/lib/libx.so.1", "old"),
                TarBytes.File("etc/x.conf", "old"),
                TarBytes.File("etc/mine.conf", "old"),
                TarBytes.File("var/lib/dpkg/status.d/libx1", "Package: libx\nVersion: 1\nArchitecture: all\nDescription: x\n"),
                TarBytes.File("var/lib/dpkg/status.d/libx1.md5sums", "149603e6c03516362a8da23f624db945  usr/lib/libx.so.1\n")),
            TarBytes.Of(TarBytes.File("etc/mine.conf", "mine")),
        ]).LoadAsync(),
        Limits.Default,
        CancellationToken.None);

    private static async Task<string> TextAsync(ImageDraft draft, string path) => Encoding.UTF8.GetString(await draft.ReadAsync(path, CancellationToken.None) ?? []);
}
