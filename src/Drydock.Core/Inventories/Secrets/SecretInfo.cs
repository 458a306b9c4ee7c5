namespace Drydock.Core.Inventories.Secrets;

/// <summary>What a detector finds.</summary>
/// <param name="Id">Kebab-case, unique.</param>
/// <param name="Name">For people, to read after "holds": <c>a GitHub token</c>.</param>
public sealed record SecretInfo(string Id, string Name, SecretStrength Strength);
