using System.Text;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Tests.Repositories.OpenPgp;

/// <summary>Signatures that the real gpg makes.</summary>
public sealed class OpenPgpVerifierTests : IDisposable
{
    /// <summary>Lines that need an escape, white space at their ends, none at the end of the last.</summary>
    private static readonly byte[] Content = "Origin: test\n- dash\n--\n\nFrom here \t \n last"u8.ToArray();

    private readonly GpgHome gpg = new();

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("rsa3072")]
    [InlineData("rsa4096")]
    [InlineData("ed25519")]
    [InlineData("nistp256")]
    public void What_gpg_signs_is_good_in_every_form(string algorithm)
    {
        var key = gpg.Make("A <a@example.org>", algorithm);
        var keys = Keys(gpg.Export(key));
        foreach (var hash in new[] { "SHA256", "SHA384", "SHA512" })
        {
            foreach (string[] form in new string[][] { ["--detach-sign"], ["--detach-sign", "--armor"], ["--detach-sign", "--textmode"] })
            {
                var good = OpenPgpVerifier.VerifyDetached(Content, gpg.Sign(Content, key, ["--digest-algo", hash, .. form]), keys, TimeProvider.System, "it");
                Assert.Equal((key, key, "A <a@example.org>"), (good.Fingerprint, good.SigningFingerprint, good.UserId));
                Assert.InRange(good.Time, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddSeconds(1));
            }

            var document = gpg.Sign(Content, key, "--digest-algo", hash, "--clearsign");
            var text = OpenPgpVerifier.VerifyClearsigned(document, keys, TimeProvider.System, "it");
            Assert.Equal("Origin: test\n- dash\n--\n\nFrom here\n last\n", Encoding.UTF8.GetString(text.Text.Span));
            Assert.Equal(key, text.Signature.Fingerprint);
        }
    }

    [Fact]
    public void One_changed_byte_anywhere_is_refused()
    {
        var key = gpg.Make("A <a@example.org>", "ed25519");
        var keys = Keys(gpg.ExportArmored(key));
        var signature = gpg.Sign(Content, key, "--detach-sign");
        for (var at = 0; at < Content.Length; at++)
        {
            Refused(With(Content, at), signature, keys);
        }

        var document = gpg.Sign(Content, key, "--clearsign");
        var start = document.AsSpan().IndexOf("Origin"u8);
        for (var at = start; at < document.AsSpan().IndexOf("-----BEGIN PGP SIGNATURE"u8) - 1; at++)
        {
            var changed = With(document, at);
            if (document[at] is not ((byte)' ' or (byte)'\t' or (byte)'\n'))
            {
                Assert.Throws<DrydockException>(() => OpenPgpVerifier.VerifyClearsigned(changed, keys, TimeProvider.System, "it"));
            }
        }
    }

    [Fact]
    public void A_key_that_is_not_there_is_named()
    {
        var (a, b) = (gpg.Make("A <a@example.org>", "ed25519"), gpg.Make("B <b@example.org>", "ed25519"));
        var signature = gpg.Sign(Content, a, "--detach-sign");
        Assert.Contains($"the key {a[24..]} that signed it is not in the keyring", Refused(Content, signature, Keys(gpg.Export(b))), StringComparison.Ordinal);
        Assert.Contains("the keyring holds no keys", Refused(Content, signature, Keys()), StringComparison.Ordinal);
        Assert.Contains("'bad' cannot be used", Refused(Content, signature, Keyring.Parse([("bad", "hello"u8.ToArray())])), StringComparison.Ordinal);
    }

    public void Dispose() => gpg.Dispose();

    private static byte[] With(byte[] content, int changed)
    {
        var copy = (byte[])content.Clone();
        copy[changed] ^= 0x20;
        return copy;
    }

    private static Keyring Keys(params byte[][] files) => Keyring.Parse(files.Select((f, i) => ($"keys{i}", f)));

    private static string Refused(byte[] content, byte[] signature, Keyring keys)
    {
        var error = Assert.Throws<DrydockException>(() => OpenPgpVerifier.VerifyDetached(content, signature, keys, TimeProvider.System, "the file 'x'"));
        Assert.Equal(ErrorCodes.Untrusted, error.Code);
        Assert.StartsWith("Verifying the file 'x' failed: ", error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
