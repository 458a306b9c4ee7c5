using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Http;

/// <summary>Trusts the certificates of a PEM file, if there is one, besides the system's own. Names and dates are checked as ever.</summary>
internal sealed class TrustedCertificates
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly X509Certificate2Collection roots = [];

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public TrustedCertificates(string? path)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the CA file '{path}' failed: it is not there, or not readable.", "Give a file of PEM certificates.", e);
        }

        if (roots.Count == 0)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the CA file '{path}' failed: it holds no PEM certificate.", "Give a file with '-----BEGIN CERTIFICATE-----' in it.");
        }
    }

    /// <exception cref="CertificateException">It says why, which a plain false cannot.</exception>
    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsBelowOwnRoot(certificate, chain)))
        {
            return true;
        }

        throw new CertificateException(Explain(chain, errors));
    }

    private static string Explain(X509Chain? chain, SslPolicyErrors errors)
    {
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "it sent none"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "it is for another host name"
            : status.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "it is out of date"
            : (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != X509ChainStatusFlags.NoError ? "its authority is not known here"
            : $"{status}";
    }

    private bool IsBelowOwnRoot(X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is not X509Certificate2 leaf || chain is null || roots.Count == 0)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(roots);
        own.ChainPolicy.ExtraStore.AddRange(chain.ChainPolicy.ExtraStore);
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.DisableCertificateDownloads = true;
        return own.Build(leaf);
    }
}
