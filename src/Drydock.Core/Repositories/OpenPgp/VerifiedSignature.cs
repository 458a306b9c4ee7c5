namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>A signature that was checked and is good: who made it, and when.</summary>
/// <param name="Fingerprint">Of the primary key: forty upper case hexadecimal digits.</param>
/// <param name="SigningFingerprint">Of the key that signed: a subkey, or the primary key itself.</param>
/// <param name="Time">When it was made, as the signer said.</param>
/// <param name="UserId">The owner's name as the key gives it, without control characters; empty when the key has none.</param>
public sealed record VerifiedSignature(string Fingerprint, string SigningFingerprint, DateTimeOffset Time, string UserId);
