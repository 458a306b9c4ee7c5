namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Certificates of authorities, for whoever speaks TLS.</summary>
internal sealed class CertificateEdge : IClosureEdge
{
    private static readonly string[] Files = ["etc/ssl/certs/ca-certificates.crt", "etc/ssl/cert.pem", "etc/ssl/ca-bundle.pem", "etc/pki/tls/cert.pem", "etc/pki/tls/certs/ca-bundle.crt", "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "usr/lib/ssl/cert.pem"];
    private static readonly string[] Libraries = ["libssl.so", "libgnutls.so", "libcurl.so", "libcurl-gnutls.so", "libnss3.so", "libmbedtls.so", "libwolfssl.so", "libnode.so"];

    public string Id => "certificates";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!Array.Exists(Libraries, l => file.Name.StartsWith(l, StringComparison.Ordinal)) && !file.Clues.Mentions.Any(m => m.StartsWith("etc/ssl/cert", StringComparison.Ordinal) || m.StartsWith("etc/pki/", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var path in Files)
        {
            graph.Keep(path, file.Path, "certificates of authorities");
        }

        graph.KeepFolder("etc/ssl/certs", file.Path, "certificates of authorities");
    }
}
