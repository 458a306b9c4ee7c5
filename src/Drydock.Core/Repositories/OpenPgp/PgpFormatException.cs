namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Bytes that do not follow RFC 9580, or a part of it that is not supported; whoever was asked to read them says where they came from.</summary>
public sealed class PgpFormatException(string message) : Exception(message);
