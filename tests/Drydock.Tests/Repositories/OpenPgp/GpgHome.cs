namespace Drydock.Tests.Repositories.OpenPgp;

/// <summary>A folder of the real gpg: makes keys and signatures, and asks gpgv what it thinks of them.</summary>
internal sealed class GpgHome : IDisposable
{
    private readonly TempFolder folder = new();

    public GpgHome()
    {
        File.SetUnixFileMode(folder.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string At(string name) => folder.At(name);

    /// <summary>A key that is made in a second: its fingerprint.</summary>
    /// <param name="algorithm">As gpg names it: rsa2048, ed25519, …</param>
    /// <param name="usage">sign, cert, …</param>
    /// <param name="expires">As gpg takes it: never, 1y, 20200101T000000.</param>
    public string Make(string userId, string algorithm, string usage = "sign", string expires = "never", string? fakedTime = null)
    {
        Gpg([.. Faked(fakedTime), "--quick-generate-key", userId, algorithm, usage, expires]);
        return Gpg("--with-colons", "--list-keys", "=" + userId).Split('\n').First(l => l.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9];
    }

    public string AddSubkey(string fingerprint, string algorithm, string usage = "sign", string expires = "never", string? fakedTime = null)
    {
        Gpg([.. Faked(fakedTime), "--quick-add-key", fingerprint, algorithm, usage, expires]);
        return Gpg("--with-colons", "--list-keys", fingerprint).Split('\n').Last(l => l.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9];
    }

    public byte[] Export(params string[] fingerprints) => Read("export", ["--export", .. fingerprints]);

    public byte[] ExportArmored(params string[] fingerprints) => Read("export", ["--armor", "--export", .. fingerprints]);

    /// <param name="how">--detach-sign, --clearsign, … and other options.</param>
    public byte[] Sign(byte[] content, string key, params string[] how)
    {
        File.WriteAllBytes(At("content"), content);
        return Read("signature", ["--local-user", key, .. how, At("content")]);
    }

    /// <summary>What gpgv writes out of a cleartext signed document: the bytes it believes.</summary>
    public byte[] Believed(byte[] document, byte[] keyring)
    {
        File.WriteAllBytes(At("document"), document);
        File.WriteAllBytes(At("keyring.gpg"), keyring);
        File.Delete(At("believed"));
        TestPrograms.Run("gpgv", "--keyring", At("keyring.gpg"), "--output", At("believed"), At("document"));
        return File.ReadAllBytes(At("believed"));
    }

    /// <summary>The words of gpgv's machine-readable answer: GOODSIG, BADSIG, EXPKEYSIG, …</summary>
    public string Judgment(byte[] content, byte[] signature, byte[] keyring)
    {
        File.WriteAllBytes(At("content"), content);
        File.WriteAllBytes(At("content.sig"), signature);
        File.WriteAllBytes(At("keyring.gpg"), keyring);
        var answer = TestPrograms.Run("sh", "-c", $"gpgv --status-fd 1 --keyring '{At("keyring.gpg")}' '{At("content.sig")}' '{At("content")}' 2>&1; true");
        return answer;
    }

    public string Gpg(params string[] arguments) =>
        TestPrograms.Run("gpg", ["--homedir", folder.Root, "--batch", "--yes", "--no-tty", "--passphrase", "", "--pinentry-mode", "loopback", .. arguments], null);

    /// <summary>With the certificate of revocation that gpg writes for every new key, with a colon in it so that nobody uses it by mistake.</summary>
    public void Revoke(string fingerprint)
    {
        var certificate = File.ReadAllText(At(Path.Join("openpgp-revocs.d", fingerprint + ".rev")));
        File.WriteAllText(At("revocation"), certificate[certificate.IndexOf(":-----BEGIN", StringComparison.Ordinal)..].Replace(":-----BEGIN", "-----BEGIN", StringComparison.Ordinal));
        Gpg("--import", At("revocation"));
    }

    /// <summary>Answers to the questions of --edit-key, one a line.</summary>
    public void Edit(string fingerprint, params string[] answers)
    {
        File.WriteAllLines(At("answers"), answers);
        TestPrograms.Run("sh", "-c", $"gpg --homedir '{folder.Root}' --no-tty --yes --expert --passphrase '' --pinentry-mode loopback --command-fd 0 --edit-key {fingerprint} < '{At("answers")}' 2>&1");
    }

    public void Dispose()
    {
        TestPrograms.Run("gpgconf", "--homedir", folder.Root, "--kill", "all");
        folder.Dispose();
    }

    private byte[] Read(string name, string[] arguments)
    {
        Gpg(["--output", At(name), .. arguments]);
        return File.ReadAllBytes(At(name));
    }

    private static string[] Faked(string? time) => time is null ? [] : ["--faked-system-time", time];
}
