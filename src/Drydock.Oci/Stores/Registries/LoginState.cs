namespace Drydock.Oci.Stores.Registries;

/// <summary>What is known about logging in, for error messages.</summary>
/// <param name="Used">Prints as where the credentials came from; null when none were found.</param>
/// <param name="Searched">The files that were looked at, quoted.</param>
internal sealed record LoginState(Credential? Used, string Searched);
