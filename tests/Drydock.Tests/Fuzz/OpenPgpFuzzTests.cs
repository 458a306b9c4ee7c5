using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;
using Drydock.Tests.Repositories.OpenPgp;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled keys and signatures: refused, or good because what was spoiled does not count; never anything else.</summary>
public sealed class OpenPgpFuzzTests : IDisposable
{
    private static readonly byte[] Content = "content\n"u8.ToArray();

    private readonly GpgHome gpg = new();

    [Fact]
    public void Signatures_survive_spoiling()
    {
        var (key, keys) = MakeKey();
        byte[][] seeds = [gpg.Sign(Content, key, "--detach-sign"), gpg.Sign(Content, key, "--armor", "--detach-sign")];
        Fuzzer.Run("pgp-signature", input => Verify(input, bytes => OpenPgpVerifier.VerifyDetached(Content, bytes, keys, TimeProvider.System, "it")), seeds);
    }

    [Fact]
    public void Documents_survive_spoiling_and_only_their_own_text_is_believed()
    {
        var (key, keys) = MakeKey();
        var document = gpg.Sign("line\n- dash\n\nlast\n"u8.ToArray(), key, "--clearsign");
        Fuzzer.Run("pgp-document", input => Verify(input, bytes => Assert.Equal("line\n- dash\n\nlast\n"u8, OpenPgpVerifier.VerifyClearsigned(bytes, keys, TimeProvider.System, "it").Text.Span)), [document]);
    }

    [Fact]
    public void Keyrings_survive_spoiling()
    {
        var (key, _) = MakeKey();
        var signature = gpg.Sign(Content, key, "--detach-sign");
        byte[][] seeds = [gpg.Export(key), gpg.ExportArmored(key), File.ReadAllBytes(gpg.At("pubring.kbx"))];
        Fuzzer.Run("pgp-keyring", input => Verify(input, bytes => OpenPgpVerifier.VerifyDetached(Content, signature, Keyring.Parse([("keys", bytes)]), TimeProvider.System, "it")), seeds);
    }

    public void Dispose() => gpg.Dispose();

    private (string Key, Keyring Keys) MakeKey()
    {
        var key = gpg.Make("F <f@example.org>", "rsa2048");
        gpg.AddSubkey(key, "ed25519");
        return (key, Keyring.Parse([("keys", gpg.Export(key))]));
    }

    private static void Verify(ReadOnlySpan<byte> input, Action<byte[]> verify)
    {
        try
        {
            verify(input.ToArray());
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }
}
