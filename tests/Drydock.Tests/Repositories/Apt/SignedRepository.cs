using System.Security.Cryptography;
using System.Text;
using Drydock.Tests.Repositories.OpenPgp;

namespace Drydock.Tests.Repositories.Apt;

/// <summary>A repository with packages made by dpkg-deb, an index made by dpkg-scanpackages, and a release file signed by gpg.</summary>
internal sealed class SignedRepository : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly GpgHome gpg = new();
    private readonly string key;

    public SignedRepository()
    {
        key = gpg.Make("Archive <archive@example.org>", "ed25519");
        Keyring = gpg.Export(key);
        folder.Write("keyring.gpg", "");
        File.WriteAllBytes(KeyringPath, Keyring);
        Directory.CreateDirectory(folder.At("www", "pool"));
    }

    public string Root => folder.At("www");

    public byte[] Keyring { get; }

    public string KeyringPath => folder.At("keyring.gpg");

    public string ArmoredKeyring => Encoding.ASCII.GetString(gpg.ExportArmored(key));

    /// <summary>A package with one file.</summary>
    /// <param name="fields">More lines of control.</param>
    public void Add(string name, string version, string fields = "", string architecture = "amd64")
    {
        folder.Write("root/DEBIAN/control", $"Package: {name}\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: A <a@example.org>\n{fields}Description: a\n");
        folder.Write($"root/usr/share/{name}", version);
        TestPrograms.Run("dpkg-deb", "--root-owner-group", "-Zgzip", "-b", folder.At("root"), folder.At("www", "pool", $"{name}_{version.Replace(":", "%3a", StringComparison.Ordinal)}_{architecture}.deb"));
        TestPrograms.Run("rm", "-rf", folder.At("root"));
    }

    /// <summary>Writes the indexes and signs them.</summary>
    /// <param name="at">Where the release file goes: <c>dists/bookworm-security</c>, or nothing for a flat repository.</param>
    /// <param name="fields">Lines of the release file; the date is put before them unless they have one.</param>
    /// <param name="forms">Endings of the indexes.</param>
    /// <param name="signing">inline, detached or none.</param>
    public void Publish(string at, string fields, string[] forms, string signing = "inline", bool byHash = false)
    {
        var index = at.Length == 0 ? "" : "main/binary-amd64/";
        var packages = TestPrograms.Run("sh", "-c", $"cd '{Root}' && dpkg-scanpackages -m pool 2>&-") + "\n";
        Directory.CreateDirectory(Path.Join(Root, at, index));
        var plain = folder.Write($"www/{(at.Length == 0 ? "" : at + "/")}{index}Packages", packages);
        TestPrograms.Run("sh", "-c", $"cd '{Path.GetDirectoryName(plain)}' && gzip -kfn Packages && xz -kf Packages && zstd -qkf Packages -o Packages.zst && bzip2 -kf Packages 2>&- || true");
        var listed = new StringBuilder();
        foreach (var ending in (string[])["", ".gz", ".xz", ".zst"])
        {
            var path = plain + ending;
            if (!forms.Contains(ending))
            {
                File.Delete(path);
                continue;
            }

            var bytes = File.ReadAllBytes(path);
            listed.Append($" {Convert.ToHexStringLower(SHA256.HashData(bytes))} {bytes.Length} {index}Packages{ending}\n");
            if (byHash)
            {
                folder.Write($"www/{at}/{index}by-hash/SHA256/{Convert.ToHexStringLower(SHA256.HashData(bytes))}", "");
                File.Move(path, Path.Join(Root, at, index, "by-hash", "SHA256", Convert.ToHexStringLower(SHA256.HashData(bytes))), overwrite: true);
            }
        }

        Sign(at, $"{(fields.Contains("Date:", StringComparison.Ordinal) ? "" : $"Date: {Date(TimeSpan.FromMinutes(-5))}\n")}{(byHash ? "Acquire-By-Hash: yes\n" : "")}{fields}SHA256:\n{listed}", signing);
    }

    public void Sign(string at, string release, string signing)
    {
        foreach (var name in (string[])["InRelease", "Release", "Release.gpg"])
        {
            File.Delete(Path.Join(Root, at, name));
        }

        var bytes = Encoding.UTF8.GetBytes(release);
        if (signing == "inline")
        {
            File.WriteAllBytes(Path.Join(Root, at, "InRelease"), gpg.Sign(bytes, key, "--clearsign"));
            return;
        }

        File.WriteAllBytes(Path.Join(Root, at, "Release"), bytes);
        if (signing == "detached")
        {
            File.WriteAllBytes(Path.Join(Root, at, "Release.gpg"), gpg.Sign(bytes, key, "--armor", "--detach-sign"));
        }
    }

    /// <summary>As release files write it.</summary>
    public static string Date(TimeSpan fromNow) => (TimeProvider.System.GetUtcNow() + fromNow).ToString("R", System.Globalization.CultureInfo.InvariantCulture).Replace("GMT", "UTC", StringComparison.Ordinal);

    public void Dispose()
    {
        gpg.Dispose();
        folder.Dispose();
    }
}
