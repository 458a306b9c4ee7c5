using System.Security.Cryptography;
using System.Text;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Tests.Repositories.Debs;

public sealed class DebFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("gzip")]
    [InlineData("xz")]
    [InlineData("zstd")]
    [InlineData("none")]
    public async Task What_dpkg_deb_packs_is_read_as_dpkg_deb_shows_it(string compression)
    {
        var path = Build("hello", "1:2.0-1", compression);
        using var deb = await OpenAsync(path);
        Assert.Equal("1:2.0-1", deb.Stanza["Version"]);
        Assert.Equal(["conffiles", "control", "md5sums", "postinst"], deb.Control.Select(f => f.Name));
        Assert.Equal(0b111_101_101, deb.Find("postinst")!.Mode);
        Assert.Equal("/etc/hello.conf\n", Encoding.UTF8.GetString(deb.Find("conffiles")!.Content.Span));
        Assert.Null(deb.Find("prerm"));
        var ours = new List<string>();
        using (var contents = deb.OpenContents())
        {
            while (contents.Read())
            {
                var entry = contents.Entry;
                ours.Add($"{entry.Path}{(entry.Type == EntryType.Symlink ? " -> " + entry.LinkTarget : "")}");
                if (entry.Path == "usr/share/hello")
                {
                    Assert.Equal(Large, contents.ReadAll());
                }
            }
        }

        var theirs = TestPrograms.Run("dpkg-deb", "-c", path).Split('\n').Select(l => l[(l.IndexOf(" ./", StringComparison.Ordinal) + 3)..].TrimEnd('/'));
        Assert.Equal(theirs, ours);
    }

    [Fact]
    public async Task A_walk_may_be_left_and_begun_anew()
    {
        using var deb = await OpenAsync(Build("hello", "1", "xz"));
        for (var i = 0; i < 20; i++)
        {
            using var left = deb.OpenContents();
            Assert.True(left.Read());
            using var whole = deb.OpenContents();
            var count = 0;
            while (whole.Read())
            {
                count++;
            }

            Assert.Equal(9, count);
        }
    }

    [Theory]
    [InlineData(1, "its bytes have the digest")]
    [InlineData(0, "its index says 5 bytes")]
    public async Task Other_bytes_than_those_of_the_index_are_refused_and_forgotten(int flip, string message)
    {
        var bytes = File.ReadAllBytes(Build("hello", "1", "gzip"));
        var digest = Digest.Sha256(bytes);
        bytes[^1] ^= (byte)flip;
        var isForgotten = false;
        var error = await Assert.ThrowsAsync<DrydockException>(() => DebFile.OpenAsync(new MemoryStream(bytes), "hello.deb", digest, flip == 1 ? bytes.Length : 5, Limits.Default, () => isForgotten = true, default));
        Assert.Equal(ErrorCodes.DigestMismatch, error.Code);
        Assert.Contains(flip == 1 ? message : "bytes, its index says 5", error.Message, StringComparison.Ordinal);
        Assert.True(isForgotten);
    }

    [Theory]
    [InlineData("../../etc/passwd", "leads outside")]
    [InlineData("usr/../../etc/passwd", "leads outside")]
    public async Task A_file_that_leads_out_is_an_error(string name, string message)
    {
        var deb = Ar(("debian-binary", "2.0\n"u8.ToArray()), ("control.tar", Tar(("control", Control))), ("data.tar", Tar((name, "x"))));
        using var opened = await OpenAsync(deb);
        using var contents = opened.OpenContents();
        var error = Assert.Throws<DrydockException>(() => contents.Read());
        Assert.Equal(ErrorCodes.Malformed, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archives_of_another_shape_are_refused()
    {
        (string, byte[]) version = ("debian-binary", "2.0\n"u8.ToArray()), control = ("control.tar", Tar(("control", Control))), data = ("data.tar", Tar(("a", "x")));
        byte[][] shapes =
        [
            [],
            "!<arch>\n"u8.ToArray(),
            "no archive at all"u8.ToArray(),
            Ar(control, data),
            Ar(version, data, control),
            Ar(version, control),
            Ar(version, ("evil", []), control, data),
            Ar(("debian-binary", "3.0\n"u8.ToArray()), control, data),
            Ar([version, .. Enumerable.Repeat(("_extra", Array.Empty<byte>()), 20), control, data]),
            Ar(version, ("control.tar", Tar(("control", Control), ("control", Control))), data),
            Ar(version, ("control.tar", Tar(("deep/control", Control))), data),
            Ar(version, ("control.tar", Tar(("md5sums", ""))), data),
            Ar(version, ("control.tar", Tar(("control", "no fields at all\n"))), data),
            Ar(version, ("control.tar.gz", "not gzip"u8.ToArray()), data),
            Ar(version, control, data)[..^700],
        ];
        foreach (var (number, shape) in shapes.Index())
        {
            var error = await Assert.ThrowsAsync<DrydockException>(async () =>
            {
                using var opened = await OpenAsync(shape);
                Assert.Fail($"shape {number} was taken");
            });
            Assert.True(error.Code == ErrorCodes.Malformed, $"{number}: {error.Code} {error.Message}");
        }

        using var sound = await OpenAsync(Ar(version, ("_gpgorigin", []), control, ("_x", [1]), data));
        Assert.Equal("hello", sound.Stanza["Package"]);
    }

    [Fact]
    public async Task A_bomb_is_refused()
    {
        var path = folder.At("bomb");
        Directory.CreateDirectory(path);
        TestPrograms.Run("sh", "-c", $"cd '{path}' && head -c 200M /dev/zero > zeros && tar -cf - zeros | xz -0 > data.tar.xz");
        using var deb = await OpenAsync(Ar(("debian-binary", "2.0\n"u8.ToArray()), ("control.tar", Tar(("control", Control))), ("data.tar.xz", File.ReadAllBytes(Path.Join(path, "data.tar.xz")))));
        using var contents = deb.OpenContents();
        var error = Assert.Throws<DrydockException>(() =>
        {
            while (contents.Read())
            {
            }
        });
        Assert.Contains("--max-ratio", error.Message, StringComparison.Ordinal);
    }

    private const string Control = "Package: hello\nVersion: 1\nArchitecture: all\n";
    private static readonly byte[] Large = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i))];

    private static Task<DebFile> OpenAsync(string path) => OpenAsync(File.ReadAllBytes(path));

    private static Task<DebFile> OpenAsync(byte[] bytes) => DebFile.OpenAsync(new MemoryStream(bytes), "hello.deb", Digest.OfHash(HashAlgorithmName.SHA256, SHA256.HashData(bytes)), bytes.Length, Limits.Default, () => { }, default);

    internal static byte[] Ar(params (string Name, byte[] Content)[] members)
    {
        using var stream = new MemoryStream();
        stream.Write("!<arch>\n"u8);
        foreach (var (name, content) in members)
        {
            stream.Write(Encoding.ASCII.GetBytes($"{name,-16}{0,-12}{0,-6}{0,-6}{"100644",-8}{content.Length,-10}`\n"));
            stream.Write(content);
            stream.Write("\n"u8[..(content.Length & 1)]);
        }

        return stream.ToArray();
    }

    internal static byte[] Tar(params (string Name, string Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(stream, System.Formats.Tar.TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                writer.WriteEntry(new System.Formats.Tar.GnuTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
            }
        }

        return stream.ToArray();
    }

    private string Build(string name, string version, string compression)
    {
        folder.Write("root/DEBIAN/control", $"Package: {name}\nVersion: {version}\nArchitecture: amd64\nMaintainer: A <a@example.org>\nDescription: greets\n the world\n");
        folder.Write("root/DEBIAN/conffiles", "/etc/hello.conf\n");
        folder.Write("root/DEBIAN/md5sums", "");
        File.SetUnixFileMode(folder.Write("root/DEBIAN/postinst", "#!/bin/sh\n"), (UnixFileMode)0b111_101_101);
        folder.Write("root/etc/hello.conf", "a=b\n");
        folder.Write("root/usr/bin/hello", "#!/bin/sh\n");
        Directory.CreateDirectory(folder.At("root", "usr", "share"));
        File.WriteAllBytes(folder.At("root", "usr", "share", "hello"), Large);
        File.CreateSymbolicLink(folder.At("root", "usr", "bin", "hi"), "hello");
        TestPrograms.Run("dpkg-deb", "--root-owner-group", $"-Z{compression}", "-b", folder.At("root"), folder.At("out.deb"));
        return folder.At("out.deb");
    }
}
