namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>How a key signs: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-9.1"/>; those without a name here cannot be verified.</summary>
internal enum KeyAlgorithm
{
    Rsa = 1,
    RsaSignOnly = 3,
    Dsa = 17,
    Ecdsa = 19,
    EdDsaLegacy = 22,
    Ed25519 = 27,
}
