using System.Collections.Immutable;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>The keys that somebody trusts for one purpose, from one file or several. Each key is held against its own signatures when it is used.</summary>
public sealed class Keyring
{
    private readonly Dictionary<string, Certificate> certificates;
    private readonly ILookup<ulong, (Certificate Certificate, KeyPacket Key)> byId;

    private Keyring(Dictionary<string, Certificate> certificates, ImmutableArray<string> problems)
    {
        this.certificates = certificates;
        Problems = problems;
        byId = certificates.Values.SelectMany(c => c.Subkeys.Select(s => s.Key).Prepend(c.Primary).Select(k => (c, k))).ToLookup(p => p.k.KeyId);
    }

    /// <summary>Files, or keys in them, that cannot be used, and why: whoever misses a key wants to know.</summary>
    public ImmutableArray<string> Problems { get; }

    /// <summary>Of the primary keys: forty upper case hexadecimal digits each.</summary>
    public IEnumerable<string> Fingerprints => certificates.Keys.Order(StringComparer.Ordinal);

    public bool IsEmpty => certificates.Count == 0;

    /// <summary>Keys out of files: binary or armored OpenPGP, or a keybox of GnuPG. A file that is damaged gives no keys and a problem.</summary>
    /// <param name="files">Each with a name for messages.</param>
    public static Keyring Parse(IEnumerable<(string Name, byte[] Content)> files)
    {
        var certificates = new Dictionary<string, Certificate>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var (name, content) in files)
        {
            foreach (var certificate in Read(name, content, problems))
            {
                if (!certificates.TryAdd(certificate.Primary.Fingerprint, certificate))
                {
                    certificates[certificate.Primary.Fingerprint].Add(certificate);
                }
            }
        }

        return new Keyring(certificates, [.. problems]);
    }

    /// <summary>Only the certificates whose primary key or one of whose subkeys is named, as Signed-By in sources of apt and in Release names them.</summary>
    public Keyring Only(IEnumerable<string> fingerprints)
    {
        var wanted = fingerprints.Select(f => f.TrimEnd('!').Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        var chosen = certificates.Values.Where(c => wanted.Contains(c.Primary.Fingerprint) || c.Subkeys.Exists(s => wanted.Contains(s.Key.Fingerprint)));
        return new Keyring(chosen.ToDictionary(c => c.Primary.Fingerprint, StringComparer.Ordinal), Problems);
    }

    /// <summary>Every key of that id: ids are short enough that somebody could make two.</summary>
    internal IEnumerable<(Certificate Certificate, KeyPacket Key)> Find(ulong keyId) => byId[keyId];

    private static List<Certificate> Read(string name, byte[] content, List<string> problems)
    {
        try
        {
            var found = new List<string>();
            var packets = Keybox.IsKeybox(content) ? Keybox.Packets(content) : Armor.Open(content, "PUBLIC KEY BLOCK");
            var certificates = CertificateReader.Read(packets, found);
            problems.AddRange(found.Distinct(StringComparer.Ordinal).Select(p => $"In the keyring '{name}' {p}."));
            return certificates;
        }
        catch (PgpFormatException e)
        {
            problems.Add($"The keyring '{name}' cannot be used: {e.Message}.");
            return [];
        }
    }
}
