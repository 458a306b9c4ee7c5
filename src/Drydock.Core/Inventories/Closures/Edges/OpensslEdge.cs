namespace Drydock.Core.Inventories.Closures.Edges;

/// <summary>Settings, providers and engines of OpenSSL.</summary>
internal sealed class OpensslEdge : IClosureEdge
{
    public string Id => "openssl";

    public void Follow(ClosureFile file, ClosureGraph graph)
    {
        if (!file.Name.StartsWith("libcrypto.so", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var path in (string[])["etc/ssl/openssl.cnf", "usr/lib/ssl/openssl.cnf", "usr/lib/ssl/certs", "usr/lib/ssl/private", "etc/pki/tls/openssl.cnf", "etc/crypto-policies/back-ends/opensslcnf.config"])
        {
            graph.Keep(path, file.Path, "settings of OpenSSL", FileUse.Read);
        }

        foreach (var name in graph.Tree.Names(file.Folder).Where(n => n == "ossl-modules" || n.StartsWith("engines-", StringComparison.Ordinal)))
        {
            graph.KeepFolder($"{file.Folder}/{name}", file.Path, "providers and engines of OpenSSL");
        }
    }
}
