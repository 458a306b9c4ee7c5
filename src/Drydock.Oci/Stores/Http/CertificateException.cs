namespace Drydock.Oci.Stores.Http;

/// <summary>The certificate of a server is not trusted. Travels inside an <see cref="HttpRequestException"/>.</summary>
public sealed class CertificateException(string message) : Exception(message);
