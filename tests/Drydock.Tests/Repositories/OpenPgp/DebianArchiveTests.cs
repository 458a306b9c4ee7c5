using System.Text;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Tests.Repositories.OpenPgp;

/// <summary>The keys and releases of Debian itself.</summary>
public sealed class DebianArchiveTests : IDisposable
{
    private const string KeyringFile = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private readonly TempFolder folder = new();

    [Fact]
    public void The_keyring_of_debian_is_read_as_gpg_reads_it()
    {
        var keys = Keyring.Parse([(KeyringFile, File.ReadAllBytes(KeyringFile))]);
        var listed = TestPrograms.Run("gpg", "--homedir", folder.Root, "--batch", "--with-colons", "--show-keys", KeyringFile).Split('\n');
        var primaries = listed.Index().Where(l => l.Item.StartsWith("pub:", StringComparison.Ordinal)).Select(l => listed.Skip(l.Index).First(f => f.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9]);
        Assert.Equal(primaries.Order(StringComparer.Ordinal), keys.Fingerprints);
        Assert.Empty(keys.Problems);
    }

    /// <summary>Every release that apt fetches on this machine; where apt reaches none there is nothing to hold against it.</summary>
    [Fact]
    public void Releases_that_apt_fetches_are_good_until_a_byte_changes()
    {
        var keys = Keyring.Parse([(KeyringFile, File.ReadAllBytes(KeyringFile))]);
        foreach (var (address, number) in Releases().Select((a, i) => (a, i)))
        {
            var file = folder.At($"release{number}");
            TestPrograms.Run("sh", "-c", $"/usr/lib/apt/apt-helper download-file '{address}' '{file}' >/dev/null 2>&1 || true");
            if (!File.Exists(file))
            {
                continue;
            }

            var document = File.ReadAllBytes(file);
            var text = OpenPgpVerifier.VerifyClearsigned(document, keys, TimeProvider.System, "the release");
            Assert.Contains("Debian", text.Signature.UserId, StringComparison.Ordinal);
            TestPrograms.Run("gpgv", "--keyring", KeyringFile, "--output", folder.At("believed"), file);
            Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(folder.At("believed"))), Encoding.UTF8.GetString(text.Text.Span));
            document[document.AsSpan().IndexOf("SHA256:"u8) + 20] ^= 1;
            Assert.Throws<DrydockException>(() => OpenPgpVerifier.VerifyClearsigned(document, keys, TimeProvider.System, "the release"));
        }
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Releases() =>
        TestPrograms.Run("apt-get", "--print-uris", "update").Split('\n')
            .Select(l => l.Split('\'')).Where(p => p.Length > 1 && p[1].EndsWith("InRelease", StringComparison.Ordinal)).Select(p => p[1]).Take(3);
}
