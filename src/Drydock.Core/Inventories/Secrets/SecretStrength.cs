namespace Drydock.Core.Inventories.Secrets;

/// <summary>How much a secret opens by itself.</summary>
public enum SecretStrength : byte
{
    /// <summary>It needs something more: a passphrase, another value.</summary>
    Locked,

    /// <summary>Its place or its name says that it is one; its form alone does not.</summary>
    Likely,

    /// <summary>Its form is of secrets only, and who has it can use it.</summary>
    Live,
}
