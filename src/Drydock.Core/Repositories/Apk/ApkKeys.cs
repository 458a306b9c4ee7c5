using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Drydock.Core.Repositories.Apk;

/// <summary>The public keys of /etc/apk/keys; signatures name them by their file.</summary>
public sealed class ApkKeys
{
    private const int MinBits = 2048;
    private const int MaxBits = 16384;

    private readonly Dictionary<string, RSAParameters> keys;

    private ApkKeys(Dictionary<string, RSAParameters> keys, ImmutableArray<string> problems)
    {
        this.keys = keys;
        Problems = problems;
    }

    public bool IsEmpty => keys.Count == 0;

    /// <summary>Files that cannot be used, and why.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <param name="files">Names without folders, and RSA keys in PEM form.</param>
    public static ApkKeys Parse(IEnumerable<(string Name, byte[] Pem)> files)
    {
        var keys = new Dictionary<string, RSAParameters>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, pem) in files)
        {
            try
            {
                using var rsa = RSA.Create();
                rsa.ImportFromPem(Encoding.ASCII.GetString(pem));
                if (rsa.KeySize is < MinBits or > MaxBits)
                {
                    problems.Add($"The key '{name}' has {rsa.KeySize} bits, fewer than {MinBits} or more than {MaxBits}.");
                    continue;
                }

                keys[name] = rsa.ExportParameters(includePrivateParameters: false);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                problems.Add($"The key '{name}' cannot be used: it is no RSA key in PEM form.");
            }
        }

        return new ApkKeys(keys, problems.ToImmutable());
    }

    internal bool Has(string name) => keys.ContainsKey(name);

    internal bool Holds(string name, ReadOnlySpan<byte> signed, byte[] signature, HashAlgorithmName hash)
    {
        using var rsa = RSA.Create(keys[name]);
        return rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
    }
}
