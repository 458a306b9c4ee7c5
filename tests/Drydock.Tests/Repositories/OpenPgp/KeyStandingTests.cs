using System.Text;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Tests.Repositories.OpenPgp;

/// <summary>Keys of the real gpg that must not be believed, or only at their time; gpgv is asked beside us.</summary>
public sealed class KeyStandingTests : IDisposable
{
    private static readonly byte[] Content = "content\n"u8.ToArray();

    private readonly GpgHome gpg = new();

    [Fact]
    public void A_key_counts_from_its_signature_on_until_it_expires()
    {
        var key = gpg.Make("Old <old@example.org>", "ed25519", expires: "20210101T000000", fakedTime: "20200101T000000!");
        var signature = gpg.Sign(Content, key, "--faked-system-time", "20200601T000000!", "--detach-sign");
        var keys = gpg.Export(key);
        Assert.Contains("EXPKEYSIG", gpg.Judgment(Content, signature, keys), StringComparison.Ordinal);
        Assert.Contains("expired on 2021-01-01", Refused(signature, keys), StringComparison.Ordinal);
        Assert.Contains("is from the future (2020-06-01", Refused(signature, keys, new DateTime(2020, 5, 31)), StringComparison.Ordinal);
        Assert.Equal(key, Verify(signature, keys, new DateTime(2020, 6, 2)).Fingerprint);
    }

    [Fact]
    public void A_prolonged_key_counts_again()
    {
        var key = gpg.Make("Old <old@example.org>", "ed25519", expires: "20210101T000000", fakedTime: "20200101T000000!");
        var signature = gpg.Sign(Content, key, "--faked-system-time", "20200601T000000!", "--detach-sign");
        var before = gpg.Export(key);
        gpg.Gpg("--quick-set-expire", key, "0");
        Assert.Equal(key, Verify(signature, gpg.Export(key)).Fingerprint);
        Refused(signature, before);
    }

    [Fact]
    public void A_revoked_key_is_refused_and_an_older_copy_beside_it_does_not_help()
    {
        var key = gpg.Make("R <r@example.org>", "rsa2048");
        var signature = gpg.Sign(Content, key, "--detach-sign");
        var before = gpg.Export(key);
        Assert.Equal(key, Verify(signature, before).Fingerprint);
        gpg.Revoke(key);
        var after = gpg.Export(key);
        Assert.Contains("REVKEYSIG", gpg.Judgment(Content, signature, after), StringComparison.Ordinal);
        Assert.Contains("that signed it is revoked", Refused(signature, after), StringComparison.Ordinal);
        Assert.Contains("that signed it is revoked", Message(() => OpenPgpVerifier.VerifyDetached(Content, signature, Keyring.Parse([("a", before), ("b", after), ("c", before)]), TimeProvider.System, "it")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subkey_signs_for_its_primary_key_until_it_expires_or_is_revoked()
    {
        var key = gpg.Make("S <s@example.org>", "rsa2048", "cert");
        var subkey = gpg.AddSubkey(key, "ed25519", expires: "2y");
        var signature = gpg.Sign(Content, key, "--detach-sign");
        var keys = gpg.Export(key);
        var good = Verify(signature, keys);
        Assert.Equal((key, subkey), (good.Fingerprint, good.SigningFingerprint));
        Assert.Equal(key, OpenPgpVerifier.VerifyDetached(Content, signature, Parse(keys).Only([subkey]), TimeProvider.System, "it").Fingerprint);
        Assert.True(Parse(keys).Only([new string('0', 40)]).IsEmpty);
        Assert.Contains("expired on ", Refused(signature, keys, DateTime.UtcNow.AddYears(3)), StringComparison.Ordinal);
        gpg.Edit(key, "key 1", "revkey", "y", "0", "", "y", "save");
        var after = gpg.Export(key);
        Assert.Contains("REVKEYSIG", gpg.Judgment(Content, signature, after), StringComparison.Ordinal);
        Assert.Contains("is revoked", Refused(signature, after), StringComparison.Ordinal);
    }

    [Fact]
    public void A_subkey_that_did_not_sign_its_binding_is_refused()
    {
        var key = gpg.Make("S <s@example.org>", "rsa2048", "cert");
        gpg.AddSubkey(key, "rsa2048");
        var signature = gpg.Sign(Content, key, "--detach-sign");
        var keys = gpg.Export(key);

        // The signature inside the binding, which is not itself signed, becomes something that nobody knows.
        var at = keys.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x20, 0x04, 0x19]);
        keys[at] = 0x64;
        Assert.Contains("has not signed its binding", Refused(signature, keys), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_another_purpose_is_refused()
    {
        var key = gpg.Make("U <u@example.org>", "rsa2048");
        var signature = gpg.Sign(Content, key, "--detach-sign");
        gpg.Edit(key, "change-usage", "S", "Q", "save");
        Assert.Contains("is not meant for signing", Refused(signature, gpg.Export(key)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_key_did_not_sign_gives_it_no_standing()
    {
        var key = gpg.Make("Name <n@example.org>", "ed25519");
        var signature = gpg.Sign(Content, key, "--detach-sign");
        var keys = gpg.Export(key);
        keys[keys.AsSpan().IndexOf("Name"u8)] = (byte)'F';
        Assert.Contains("has no valid signature of its own", Refused(signature, keys), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa1024", "SHA256", "1024 bits")]
    [InlineData("dsa2048", "SHA256", "DSA")]
    [InlineData("rsa2048", "SHA1", "SHA-1")]
    [InlineData("rsa2048", "RIPEMD160", "RIPEMD-160")]
    public void What_is_weak_is_refused(string algorithm, string hash, string said)
    {
        var key = gpg.Make("W <w@example.org>", algorithm);
        Assert.Contains(said, Refused(gpg.Sign(Content, key, "--digest-algo", hash, "--detach-sign"), gpg.Export(key)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_ends_and_one_that_demands_what_we_do_not_know_is_refused()
    {
        var key = gpg.Make("E <e@example.org>", "ed25519");
        var keys = gpg.Export(key);
        var brief = gpg.Sign(Content, key, "--default-sig-expire", "2d", "--detach-sign");
        Assert.Equal(key, Verify(brief, keys).Fingerprint);
        Assert.Contains("has expired", Refused(brief, keys, DateTime.UtcNow.AddDays(3)), StringComparison.Ordinal);
        Assert.Equal(key, Verify(gpg.Sign(Content, key, "--sig-notation", "a@example.org=1", "--detach-sign"), keys).Fingerprint);
        Assert.Contains("subpacket 20", Refused(gpg.Sign(Content, key, "--sig-notation", "!a@example.org=1", "--detach-sign"), keys), StringComparison.Ordinal);
    }

    [Fact]
    public void One_known_signature_of_several_is_enough_but_a_bad_one_spoils_all()
    {
        var (a, b) = (gpg.Make("A <a@example.org>", "ed25519"), gpg.Make("B <b@example.org>", "ed25519"));
        var both = gpg.Sign(Content, a, "--local-user", b, "--detach-sign");
        Assert.Equal(b, Verify(both, gpg.Export(b)).Fingerprint);
        Assert.Equal(a, Verify(both, gpg.Export(a)).Fingerprint);
        byte[] mixed = [.. gpg.Sign(Content, a, "--detach-sign"), .. gpg.Sign("other"u8.ToArray(), b, "--detach-sign")];
        Assert.Equal(a, Verify(mixed, gpg.Export(a)).Fingerprint);
        Assert.Contains("does not fit", Refused(mixed, gpg.Export(a, b)), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_come_from_a_keybox_and_from_several_armored_blocks()
    {
        var (a, b) = (gpg.Make("A <a@example.org>", "ed25519"), gpg.Make("B <b@example.org>", "rsa2048"));
        var signature = gpg.Sign(Content, b, "--detach-sign");
        Assert.Equal(b, Verify(signature, File.ReadAllBytes(gpg.At("pubring.kbx"))).Fingerprint);
        byte[] blocks = [.. "made by hand\n"u8, .. gpg.ExportArmored(a), .. "\n"u8, .. gpg.ExportArmored(b)];
        Assert.Equal([.. new[] { a, b }.Order(StringComparer.Ordinal)], Parse(blocks).Fingerprints);
        Assert.Equal(b, Verify(signature, blocks).Fingerprint);
    }

    [Fact]
    public void What_stands_outside_a_signed_text_is_refused_and_the_text_is_what_gpgv_believes()
    {
        var key = gpg.Make("A <a@example.org>", "ed25519");
        var keys = gpg.Export(key);
        var document = gpg.Sign("a\n- b\n-- c\n\nlast\n"u8.ToArray(), key, "--clearsign");
        Assert.Equal(gpg.Believed(document, keys), OpenPgpVerifier.VerifyClearsigned(document, Parse(keys), TimeProvider.System, "it").Text.ToArray());
        var windows = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(document).ReplaceLineEndings("\r\n"));
        Assert.Equal("a\n- b\n-- c\n\nlast\n"u8.ToArray(), OpenPgpVerifier.VerifyClearsigned(windows, Parse(keys), TimeProvider.System, "it").Text.ToArray());
        foreach (byte[] spoiled in new byte[][] { [.. "x\n"u8, .. document], [.. document, .. "x\n"u8], [.. document, .. document], document[..^20], [.. document.AsSpan(0, 35), .. "X: y\n"u8, .. document.AsSpan(35)] })
        {
            Message(() => OpenPgpVerifier.VerifyClearsigned(spoiled, Parse(keys), TimeProvider.System, "it"));
        }
    }

    public void Dispose() => gpg.Dispose();

    private static Keyring Parse(byte[] keys) => Keyring.Parse([("keys", keys)]);

    private static VerifiedSignature Verify(byte[] signature, byte[] keys, DateTime? now = null) =>
        OpenPgpVerifier.VerifyDetached(Content, signature, Parse(keys), now is { } time ? new FixedTime(time) : TimeProvider.System, "it");

    private static string Refused(byte[] signature, byte[] keys, DateTime? now = null) => Message(() => Verify(signature, keys, now));

    private static string Message(Func<object> verify)
    {
        var error = Assert.Throws<DrydockException>(verify);
        Assert.Equal(ErrorCodes.Untrusted, error.Code);
        return error.Message;
    }
}
