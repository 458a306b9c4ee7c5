using System.Security.Cryptography;
using System.Text;

namespace Drydock.Core.Reports.Formats;

/// <summary>Names a finding the same way from scan to scan, whatever the image's digest and the package's version are by then.</summary>
internal static class Fingerprint
{
    /// <returns>32 bytes.</returns>
    public static byte[] Of(string image, string platform, JudgedFinding judged)
    {
        var finding = judged.Finding;
        var purl = finding.Vulnerability?.Package.Purl;
        string[] parts = [image, platform, finding.Rule.Id, finding.Vulnerability?.Id ?? "", purl is null ? "" : $"{purl.Type}/{purl.Namespace}/{purl.Name}", finding.At.Path];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)));
    }

    /// <summary>As a UUID of the name-based kind.</summary>
    public static Guid Uuid(byte[] fingerprint)
    {
        var bytes = fingerprint.AsSpan(0, 16).ToArray();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
