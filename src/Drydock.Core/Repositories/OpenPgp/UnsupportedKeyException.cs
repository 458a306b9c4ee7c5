namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>A key that may be sound, but with which we cannot check anything.</summary>
public sealed class UnsupportedKeyException(string message) : Exception(message);
