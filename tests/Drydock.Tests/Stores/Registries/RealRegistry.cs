using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Drydock.Tests.Stores.Registries;

/// <summary>Debian's docker-registry on a free port of this machine.</summary>
internal sealed class RealRegistry : IDisposable
{
    public const string User = "ada";
    public const string Password = "correct:horse battery";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TempFolder folder = new();
    private readonly Process process;

    private RealRegistry(string auth, string tls, TempFolder? certificates)
    {
        Host = $"127.0.0.1:{FreePort()}";
        if (auth.Length > 0)
        {
            folder.Write("htpasswd", TestPrograms.Run("htpasswd", "-Bbn", User, Password) + "\n");
        }

        CaFile = certificates?.At("ca.pem");
        var config = folder.Write("config.yml", $$"""
            version: 0.1
            log: {level: warn}
            storage: {filesystem: {rootdirectory: {{folder.At("data")}} } }
            http: {addr: "{{Host}}"{{tls}} }
            {{auth.Replace("FILE", folder.At("htpasswd"), StringComparison.Ordinal)}}
            """);
        process = TestPrograms.Start("docker-registry", ["serve", config]);
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        WaitUntilItListens();
    }

    /// <summary>Address and port.</summary>
    public string Host { get; }

    /// <summary>The certificate of the authority that signed this registry's, or null when it speaks http.</summary>
    public string? CaFile { get; }

    /// <summary>Plain http, open to everybody.</summary>
    public static RealRegistry Start() => new("", "", null);

    /// <summary>Plain http, with one user.</summary>
    public static RealRegistry StartWithLogin() => new("auth: {htpasswd: {realm: test, path: FILE}}", "", null);

    /// <summary>https with a certificate of a private authority in <paramref name="certificates"/>.</summary>
    public static RealRegistry StartSecure(TempFolder certificates)
    {
        TestPrograms.Run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=test authority", "-keyout", certificates.At("ca.key"), "-out", certificates.At("ca.pem"));
        TestPrograms.Run("openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=registry", "-keyout", certificates.At("key.pem"), "-out", certificates.At("request.pem"));
        var extensions = certificates.Write("extensions", "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n");
        TestPrograms.Run("openssl", "x509", "-req", "-days", "2", "-in", certificates.At("request.pem"), "-CA", certificates.At("ca.pem"), "-CAkey", certificates.At("ca.key"), "-CAcreateserial", "-extfile", extensions, "-out", certificates.At("cert.pem"));
        return new RealRegistry("", $", tls: {{certificate: {certificates.At("cert.pem")}, key: {certificates.At("key.pem")}}}", certificates);
    }

    /// <summary>Pushes an image with skopeo.</summary>
    public void Push(TestImage image, string name)
    {
        using var layout = new TempFolder();
        image.WriteLayout(layout.Root, "it");
        TestPrograms.Run("skopeo", "--insecure-policy", "copy", "--quiet", "--all", "--preserve-digests", "--dest-tls-verify=false", "--dest-creds", $"{User}:{Password}", $"oci:{layout.Root}:it", $"docker://{Host}/{name}");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WaitUntilItListens()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var probe = new TcpClient();
                probe.Connect(IPEndPoint.Parse(Host));
                return;
            }
            catch (SocketException) when (clock.Elapsed < Patience && !process.HasExited)
            {
                Thread.Sleep(20);
            }
        }
    }
}
