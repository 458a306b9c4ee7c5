using Drydock.Tests.Repositories.OpenPgp;

namespace Drydock.Tests.Repositories.Rpm;

/// <summary>Makes packages and repositories with rpmbuild, rpmsign and createrepo_c.</summary>
internal sealed class RpmMaker(TempFolder folder, GpgHome gpg)
{
    public string Repository => folder.At("repo");

    /// <summary>Builds a package without an architecture into the repository: its path.</summary>
    /// <param name="tags">Lines of the preamble.</param>
    /// <param name="scripts">Sections such as %post.</param>
    /// <param name="payload">As rpm names it: w6.gzdio, w6.xzdio, w3.zstdio.</param>
    public string Build(string name, string version, string tags = "", string scripts = "", string payload = "w6.gzdio")
    {
        var spec = folder.Write($"{name}.spec", $"""
            Name: {name}
            Version: {version}
            Release: 1
            Summary: made
            License: MIT
            BuildArch: noarch
            {tags}
            %description
            made
            %install
            mkdir -p %buildroot/usr/share/{name} %buildroot/etc
            echo '{name} {version}' > %buildroot/usr/share/{name}/text
            ln %buildroot/usr/share/{name}/text %buildroot/usr/share/{name}/hard
            ln -s text %buildroot/usr/share/{name}/soft
            echo conf > %buildroot/etc/{name}.conf
            {scripts}
            %files
            %dir /usr/share/{name}
            %attr(0640, root, games) /usr/share/{name}/text
            %attr(0640, root, games) /usr/share/{name}/hard
            /usr/share/{name}/soft
            %config(noreplace) /etc/{name}.conf
            %ghost /var/log/{name}.log

            """);
        Directory.CreateDirectory(Repository);
        TestPrograms.Run("rpmbuild", "-bb", "--quiet", "--define", $"_topdir {folder.At("build")}", "--define", $"_rpmdir {Repository}", "--define", "_rpmfilename %{NAME}-%{VERSION}.rpm", "--define", $"_binary_payload {payload}", "--define", $"_dbpath {folder.At("db")}", spec);
        return Path.Join(Repository, $"{name}-{version}.rpm");
    }

    public void Sign(string package, string key) =>
        TestPrograms.Run("rpmsign", "--define", $"_gpg_name {key}", "--define", $"_gpg_path {gpg.At(".")}", "--define", "__gpg /usr/bin/gpg", "--define", "_gpg_digest_algo sha256", "--addsign", package);

    /// <summary>Writes the metadata, signed if a key is named.</summary>
    public void Index(string? key = null, string compression = "gz")
    {
        TestPrograms.Run("createrepo_c", "--quiet", "--no-database", $"--general-compress-type={compression}", Repository);
        if (key is not null)
        {
            gpg.Gpg("--local-user", key, "--armor", "--detach-sign", Path.Join(Repository, "repodata", "repomd.xml"));
        }
    }

    /// <summary>Whether rpm itself believes a package with these keys.</summary>
    public string Judgment(string package, byte[] armoredKeys)
    {
        File.WriteAllBytes(folder.At("keys.asc"), armoredKeys);
        TestPrograms.Run("rpmkeys", "--dbpath", folder.At("keysdb"), "--import", folder.At("keys.asc"));
        return TestPrograms.Run("sh", "-c", $"rpmkeys --dbpath '{folder.At("keysdb")}' -Kv '{package}'; true");
    }
}
