using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Core.Repositories;

/// <summary>
/// Files of several repositories in one tar archive, for machines without a network. Members are named by the escaped address of their repository and their path in it;
/// nothing is unpacked. It need not be trusted: what is in it is verified as if it came from a web server.
/// </summary>
public sealed class RepositoryBundle : IRepositoryOpener, IDisposable
{
    private readonly ArchiveFile archive;

    private RepositoryBundle(ArchiveFile archive) => this.archive = archive;

    /// <exception cref="DrydockException">It is not there, or no tar archive.</exception>
    public static RepositoryBundle Open(string path, Limits limits) => new(ArchiveFile.Open(path, limits));

    /// <summary>The name of a member.</summary>
    /// <param name="path">Normal: see <see cref="RepositoryPath"/>.</param>
    public static string MemberOf(string repository, string path) => $"{Uri.EscapeDataString(repository.TrimEnd('/'))}/{path}";

    public IRepositoryFiles Open(string address) => new BundledFiles(archive, WithoutPassword(address));

    public void Dispose() => archive.Dispose();

    /// <summary>A bundle is passed on: it is no place for a password.</summary>
    internal static string WithoutPassword(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0 ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString() : address;
}
