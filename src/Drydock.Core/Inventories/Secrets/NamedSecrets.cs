using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Secrets that the name before them gives away, in every file or in files that are made for them.</summary>
internal static class NamedSecrets
{
    public static ImmutableArray<ISecretDetector> All { get; } =
    [
        Live("aws-named-secret", "the secret of an AWS access key", ["aws_secret_access_key", "AWS_SECRET_ACCESS_KEY", "SecretAccessKey", "secretAccessKey", "aws_secret_key", "AWS_SECRET_KEY"], [], Letters.Secret, 40, 40, AwsKeyDetector.IsSecret),
        Live("azure-storage-key", "a key of Azure storage", ["AccountKey=", "AZURE_STORAGE_KEY", "AZURE_STORAGE_ACCOUNT_KEY"], [], Letters.Base64, 88, 88, static v => v.EndsWith("=="u8)),
        Live("npm-auth-token", "a token for a registry of packages", ["_authToken", "npmAuthToken"], [], Letters.Dotted, 20, 512),
        Live("twilio-token", "a Twilio token", ["TWILIO_AUTH_TOKEN", "twilio_auth_token", "TWILIO_API_SECRET"], [], Letters.AnyHex, 32, 32),
        Live("datadog-key", "a Datadog key", ["DD_API_KEY", "DATADOG_API_KEY", "DD_APP_KEY"], [], Letters.Hex, 32, 40),
        Likely("npm-password", "a login for a registry of packages", ["_auth", "_password", "npmAuthIdent"], ["**/.npmrc", "**/.yarnrc.yml"], Letters.Base64, 8, 512),
        Likely("docker-login", "a login for a registry of images", ["\"auth\"", "\"identitytoken\"", "\"registrytoken\""], ["**/config.json", "**/.dockercfg", "**/auth.json", "**/.dockerconfigjson"], Letters.Base64, 8, 4096),
        Likely("netrc-password", "a login of netrc", ["password"], ["**/.netrc", "**/_netrc"], Letters.Visible, 4, 256),
        Likely("maven-password", "a password of Maven's settings", ["<password", "<passphrase"], ["**/settings.xml", "**/settings-security.xml"], Letters.Visible, 4, 256),
        Likely("pypi-password", "a password for a registry of packages", ["password"], ["**/.pypirc"], Letters.Visible, 4, 256),
        Likely("mysql-password", "a password for MySQL", ["password"], ["**/.my.cnf", "**/.mylogin.cnf"], Letters.Visible, 4, 256),
        Likely("gradle-password", "a password of Gradle's properties", ["assword", "oken"], ["**/gradle.properties"], Letters.Visible, 6, 256),
    ];

    private static NamedValueDetector Live(string id, string name, ImmutableArray<string> names, ImmutableArray<string> files, SearchValues<byte> alphabet, int least, int most, Func<ReadOnlySpan<byte>, bool>? isSound = null) =>
        new(new(id, name, SecretStrength.Live), names, files, alphabet, least, most) { Entropy = 2.8, IsSound = isSound ?? (static _ => true) };

    private static NamedValueDetector Likely(string id, string name, ImmutableArray<string> names, ImmutableArray<string> files, SearchValues<byte> alphabet, int least, int most) =>
        new(new(id, name, SecretStrength.Likely), names, files, alphabet, least, most) { IsSound = static v => SecretNames.IsPassword(v) };
}
