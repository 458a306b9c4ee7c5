namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>What a signature tells beside itself: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5.2.3.7"/>. What is not named here is not understood.</summary>
internal enum SubpacketType
{
    CreationTime = 2,
    SignatureExpiry = 3,
    Exportable = 4,
    Trust = 5,
    Revocable = 7,
    KeyExpiry = 9,
    SymmetricPreference = 11,
    RevocationKey = 12,
    Issuer = 16,
    HashPreference = 21,
    CompressionPreference = 22,
    KeyServerPreference = 23,
    KeyServer = 24,
    PrimaryUserId = 25,
    PolicyAddress = 26,
    KeyFlags = 27,
    SignerUserId = 28,
    RevocationReason = 29,
    Features = 30,
    EmbeddedSignature = 32,
    IssuerFingerprint = 33,
}
