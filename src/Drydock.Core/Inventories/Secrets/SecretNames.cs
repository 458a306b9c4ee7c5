using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>Tells by its name, and then by how it looks, whether the value of a variable is secret. Rather not: a wrong alarm costs more than a variable that everybody sees anyway.</summary>
internal static class SecretNames
{
    private const int LeastPassword = 8;
    private const int LeastKey = 16;
    private const int Most = 512;

    /// <summary>Words by which a password is called.</summary>
    private static readonly ImmutableHashSet<string> Passwords = Set("PASSWORD", "PASSWD", "PASS", "PWD", "PASSPHRASE", "PW", "PGPASSWORD", "SSHPASS");

    /// <summary>Words by which what a machine made up is called.</summary>
    private static readonly ImmutableHashSet<string> Keys = Set("SECRET", "TOKEN", "KEY", "APIKEY", "CREDENTIAL", "CREDENTIALS", "ACCESSKEY", "SECRETKEY", "AUTHTOKEN", "SALT");

    /// <summary>Last words of names of something else: where the secret lies, how long it lasts, whose it is.</summary>
    private static readonly ImmutableHashSet<string> Others = Set(
        "FILE", "FILES", "PATH", "DIR", "URL", "URI", "ID", "NAME", "USER", "HOST", "PORT", "TTL", "EXPIRY", "EXPIRES", "EXPIRATION", "LIFETIME", "TIMEOUT", "LENGTH", "SIZE", "TYPE", "ALGORITHM", "ENABLED", "REQUIRED", "POLICY",
        "VERSION", "COUNT", "PREFIX", "HEADER", "ISSUER", "ENDPOINT", "SERVER", "MODE", "MIN", "MAX", "ALIAS", "STORE", "FORMAT", "FINGERPRINT", "HASH", "SHA", "SHA1", "SHA256", "SHA512", "MD5");

    /// <summary>Words of keys that are for everybody.</summary>
    private static readonly ImmutableHashSet<string> Open = Set("PUBLIC", "PUB", "GPG", "PGP", "PUBLISHABLE", "CACHE", "PRIMARY", "FOREIGN", "SITE", "HOST", "KNOWN", "SORT", "PARTITION", "OBJECT", "REGISTRY", "NEXT", "VITE", "REACT");

    /// <summary>Passwords that nobody keeps secret.</summary>
    private static readonly ImmutableHashSet<string> Weak = Set(
        "PASSWORD", "PASSW0RD", "POSTGRES", "POSTGRESQL", "POSTGRESPASSWORD", "ROOTPASSWORD", "ADMINISTRATOR", "ADMIN123", "SECRET", "SECRETKEY", "DEVELOPMENT", "TESTPASSWORD", "TESTING", "PASSWORD1", "PASSWORD123", "MYPASSWORD", "MYSECRET", "CHANGEIT",
        "LETMEIN", "DBPASSWORD", "DISABLED", "REQUIRED", "OPTIONAL", "LOCALHOST");

    /// <summary>Whether a name alone says so, whatever the value may be.</summary>
    public static bool IsSecret(string name)
    {
        var words = name.ToUpperInvariant().Split(['_', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0
            && !Others.Contains(words[^1])
            && !words.Any(Open.Contains)
            && !(words.Length == 1 && words[0] is "PWD" or "OLDPWD" or "KEY")
            && name is not "GOOGLE_APPLICATION_CREDENTIALS"
            && (words.Any(w => Passwords.Contains(w) || Keys.Contains(w)) || words[^1] is "AUTH" or "PSW" or "PWORD" or "SECRETS" or "TOKENS");
    }

    public static bool IsSecret(string name, ReadOnlySpan<byte> value)
    {
        var words = name.ToUpperInvariant().Split(['_', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || value.Length is < LeastPassword or > Most || Others.Contains(words[^1]) || words.Any(Open.Contains) || (words.Length == 1 && words[0] is "PWD" or "KEY"))
        {
            return false;
        }

        return !IsSomethingElse(value) && ((words.Any(Passwords.Contains) && IsPassword(value)) || (words.Any(Keys.Contains) && IsKey(value)));
    }

    /// <summary>No value that people call a password without meaning one.</summary>
    public static bool IsPassword(ReadOnlySpan<byte> value) => !Placeholders.IsValue(value) && !Weak.Contains(Bare(value)) && Placeholders.Entropy(value) > 2.2 && KindsOfLetters(value) > 1;

    private static bool IsKey(ReadOnlySpan<byte> value) => value.Length >= LeastKey && !Placeholders.IsValue(value) && Placeholders.Entropy(value) > 3 && value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 && value.IndexOf((byte)' ') < 0;

    /// <summary>A path, an address, a number, a list, a sentence, code.</summary>
    private static bool IsSomethingElse(ReadOnlySpan<byte> value) =>
        value[0] is (byte)'/' or (byte)'.' or (byte)'~' or (byte)'@' or (byte)'`'
        || value.IndexOf("://"u8) >= 0
        || value.IndexOf(", "u8) >= 0
        || value.Count((byte)' ') > 2
        || value.IndexOfAnyExcept("0123456789.,:- "u8) < 0;

    /// <summary>Lower case, upper case, digits, others.</summary>
    private static int KindsOfLetters(ReadOnlySpan<byte> value) =>
        (value.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 ? 1 : 0)
        + (value.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 ? 1 : 0)
        + (value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 ? 1 : 0)
        + (value.IndexOfAnyExcept(Letters.Alphanumeric) >= 0 ? 1 : 0);

    private static string Bare(ReadOnlySpan<byte> value) => string.Concat(System.Text.Encoding.Latin1.GetString(value).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static ImmutableHashSet<string> Set(params ReadOnlySpan<string> words) => ImmutableHashSet.Create(StringComparer.Ordinal, words);
}
