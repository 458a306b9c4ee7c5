using System.Runtime.InteropServices;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.OpenPgp;

/// <summary>Ed25519 by the system's libcrypto, the one signature that .NET does not have: <see href="https://docs.openssl.org/3.0/man7/EVP_SIGNATURE-ED25519/"/>.</summary>
internal static unsafe partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";
    private const int Ed25519 = 1087;

    /// <param name="key">32 bytes.</param>
    /// <param name="signature">64 bytes.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.MissingLibrary"/></exception>
    public static bool VerifyEd25519(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            fixed (byte* keyBytes = key, messageBytes = message, signatureBytes = signature)
            {
                var handle = NewRawPublicKey(Ed25519, 0, keyBytes, (nuint)key.Length);
                var context = NewContext();
                try
                {
                    return handle != 0 && context != 0 && VerifyInit(context, 0, 0, 0, handle) == 1
                        && Verify(context, signatureBytes, (nuint)signature.Length, messageBytes, (nuint)message.Length) == 1;
                }
                finally
                {
                    FreeContext(context);
                    FreeKey(handle);
                }
            }
        }
        catch (DllNotFoundException e)
        {
            throw new DrydockException(ErrorCodes.MissingLibrary, $"Verifying an Ed25519 signature failed: the library '{Library}' is not installed.", "Install it: apt install libssl3 (Debian, Ubuntu), dnf install openssl-libs (Fedora, RHEL), apk add libcrypto3 (Alpine).", e);
        }
    }

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint NewRawPublicKey(int type, nint engine, byte* key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerifyInit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int VerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestVerify")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Verify(nint context, byte* signature, nuint signatureLength, byte* message, nuint messageLength);
}
