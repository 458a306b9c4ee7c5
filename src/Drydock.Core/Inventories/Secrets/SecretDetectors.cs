using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Every kind of secret that is known. A new one is a line here (or a file, where a prefix and an alphabet do not say it) and a sample in its test.</summary>
internal static class SecretDetectors
{
    public static ImmutableArray<ISecretDetector> All { get; } =
    [
        new PrivateKeyDetector(new("private-key", "a private key", SecretStrength.Live), wantsLocked: false),
        new PrivateKeyDetector(new("encrypted-private-key", "a private key behind a passphrase", SecretStrength.Locked), wantsLocked: true),
        new AwsKeyDetector(),
        new AzureSasDetector(),
        new OpenAiDetector(),
        new JwtDetector(),
        new UrlPasswordDetector(),
        new VariableDetector(),
        new PgpassDetector(),
        .. SecretTokens.All,
        .. NamedSecrets.All,
    ];
}
