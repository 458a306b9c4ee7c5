using System.Collections.Frozen;

namespace Drydock.Core.Findings.Linting;

/// <summary>Names of files in which people keep secrets.</summary>
internal static class SecretFiles
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".env", ".envrc", ".netrc", "_netrc", ".pgpass", ".pypirc", ".git-credentials", ".dockercfg", ".htpasswd", ".s3cfg", ".boto", ".ssh", ".aws", ".gnupg", ".kube", "kubeconfig", "credential",
            "credentials", "credentials.json", "credentials.xml", "credentials.yml", "credentials.csv", "password.txt", "passwords.txt", "secret_token.rb", "carrierwave.rb", "omniauth.rb", "master.key", "terraform.tfstate", "vault-token", ".vault-token",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Endings = FrozenSet.ToFrozenSet(
        [
            ".key", ".ppk", ".p12", ".pfx", ".jks", ".keystore", ".kdb", ".kdbx", ".ovpn", ".private_key", ".secret", ".psafe3", ".agilekeychain", ".keychain", ".tfvars", ".rdp", ".bek", ".tpm", ".fve", ".cscfg", ".mdf", ".sdf", ".gnucash", ".pcap",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of names of certificates, which are for everybody.</summary>
    private static readonly FrozenSet<string> Open = FrozenSet.ToFrozenSet(["ca", "cert", "certs", "certificate", "certificates", "chain", "fullchain", "bundle", "public", "pub", "root", "rootca", "dhparam", "dhparams", "cacert", "cacerts", "trust"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Samples = FrozenSet.ToFrozenSet(["example", "sample", "template", "dist", "test", "tpl", "defaults"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a path names one; what shows only how such a file looks (<c>.env.example</c>) does not.</summary>
    public static bool IsOne(string path)
    {
        var name = CopiedFiles.NameOf(path);
        if (Names.Contains(name) || path.EndsWith(".docker/config.json", StringComparison.Ordinal) || path.EndsWith(".m2/settings.xml", StringComparison.Ordinal))
        {
            return true;
        }

        var words = name.Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(Samples.Contains))
        {
            return false;
        }

        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name[dot..];
        return name.StartsWith(".env.", StringComparison.Ordinal)
            || Endings.Contains(ending)
            || (ending.Equals(".pem", StringComparison.OrdinalIgnoreCase) && !words.Any(Open.Contains));
    }
}
