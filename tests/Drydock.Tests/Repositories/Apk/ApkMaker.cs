using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Repositories.Apk;

/// <summary>Makes apk packages and indexes as abuild does, signed by openssl.</summary>
internal sealed class ApkMaker(TempFolder folder)
{
    /// <summary>A new RSA key: its public half in PEM form.</summary>
    public byte[] MakeKey(string name, int bits = 2048)
    {
        TestPrograms.Run("openssl", "genrsa", "-out", folder.At(name + ".pem"), $"{bits}");
        TestPrograms.Run("openssl", "rsa", "-in", folder.At(name + ".pem"), "-pubout", "-out", folder.At(name));
        return File.ReadAllBytes(folder.At(name));
    }

    /// <summary>A package in the repository's folder, and its record for the index.</summary>
    public (byte[] File, string Record) Package(string key, string name, string version, string fields = "", string script = "", string hash = "sha1")
    {
        var data = Gzip(Tar(("usr/share/" + name, version)));
        List<(string, string)> control = [(".PKGINFO", $"# made\npkgname = {name}\npkgver = {version}\ntriggers = /bin /usr/bin\ndatahash = {Convert.ToHexStringLower(SHA256.HashData(data))}\n")];
        if (script.Length > 0)
        {
            control.Add((".post-upgrade", script));
        }

        var stored = Gzip(Tar([.. control], ended: false));
        byte[] file = [.. Sign(key, stored, hash), .. stored, .. data];
        var identity = Convert.ToBase64String(SHA1.HashData(stored));
        return (file, $"C:Q1{identity}\nP:{name}\nV:{version}\nA:x86_64\nS:{file.Length}\n{fields}\n");
    }

    /// <summary>A package of these files, and its record for the index.</summary>
    /// <param name="info">More lines of .PKGINFO: dependencies are told to the index too.</param>
    /// <param name="scripts">With their dots.</param>
    public (byte[] File, string Record) Package(string key, string name, string version, TarEntry[] files, string info = "", params (string Name, string Content)[] scripts)
    {
        var data = Gzip(TarBytes.Of(files));
        var text = $"pkgname = {name}\npkgver = {version}\npkgdesc = {name} for tests\nurl = https://example.org\nbuilddate = 1700000000\nsize = 4096\narch = x86_64\norigin = {name}\nlicense = MIT\n{info}datahash = {Convert.ToHexStringLower(SHA256.HashData(data))}\n";
        var stored = Gzip(Tar([(".PKGINFO", text), .. scripts], ended: false));
        byte[] file = [.. Sign(key, stored, "sha1"), .. stored, .. data];
        string All(string field) => string.Join(' ', info.Split('\n').Where(l => l.StartsWith(field + " = ", StringComparison.Ordinal)).Select(l => l[(field.Length + 3)..]));
        return (file, $"C:Q1{Convert.ToBase64String(SHA1.HashData(stored))}\nP:{name}\nV:{version}\nA:x86_64\nS:{file.Length}\nI:4096\nD:{All("depend")}\np:{All("provides")}\n\n");
    }

    public byte[] Index(string key, string records, string hash = "sha1")
    {
        var signed = Gzip(Tar(("DESCRIPTION", "made"), ("APKINDEX", records)));
        return [.. Sign(key, signed, hash), .. signed];
    }

    /// <summary>The gzip stream with the signature, which has no end of a tar, so that the streams together are one tar.</summary>
    public byte[] Sign(string key, byte[] signed, string hash)
    {
        File.WriteAllBytes(folder.At("signed"), signed);
        TestPrograms.Run("openssl", "dgst", "-" + hash, "-sign", folder.At(key + ".pem"), "-out", folder.At("signature"), folder.At("signed"));
        return Gzip(Tar([($".SIGN.RSA{(hash == "sha1" ? "" : hash[3..])}.{key}", Encoding.Latin1.GetString(File.ReadAllBytes(folder.At("signature"))))], ended: false));
    }

    public static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }

    private static byte[] Tar(params (string Name, string Content)[] files) => Tar(files, ended: true);

    private static byte[] Tar((string Name, string Content)[] files, bool ended)
    {
        using var target = new MemoryStream();
        using (var tar = new TarWriter(target, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.Latin1.GetBytes(content)) });
            }
        }

        var bytes = target.ToArray();
        return ended ? bytes : bytes[..^1024];
    }
}
