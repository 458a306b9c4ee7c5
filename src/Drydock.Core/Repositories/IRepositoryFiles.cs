namespace Drydock.Core.Repositories;

/// <summary>The files below one address of a package repository: on a web server, in a folder, or in a bundle. Nothing that comes from here is trusted yet.</summary>
public interface IRepositoryFiles
{
    /// <summary>The address or folder, for messages; never with a password.</summary>
    string Name { get; }

    /// <summary>The file at <paramref name="relativePath"/>, which can be sought in; null when it is not there.</summary>
    /// <param name="relativePath">Below the address, with <c>/</c> between the parts: see <see cref="RepositoryPath"/>.</param>
    /// <exception cref="Oci.Content.DrydockException">It cannot be had, or the path leads out.</exception>
    ValueTask<Stream?> OpenAsync(string relativePath, CancellationToken cancel);

    /// <summary>What came is no good: the next time it is fetched anew.</summary>
    void Forget(string relativePath);
}
