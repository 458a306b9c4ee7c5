namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>What a packet is: <see href="https://www.rfc-editor.org/rfc/rfc9580#section-5"/>; only those that keys and signatures are made of have a name.</summary>
internal enum PacketTag
{
    Signature = 2,
    SecretKey = 5,
    PublicKey = 6,
    Marker = 10,
    Trust = 12,
    UserId = 13,
    PublicSubkey = 14,
    UserAttribute = 17,
    Padding = 21,
}
