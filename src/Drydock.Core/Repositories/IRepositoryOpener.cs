namespace Drydock.Core.Repositories;

/// <summary>Turns addresses of package repositories into their files.</summary>
public interface IRepositoryOpener
{
    /// <param name="address">An http or https address, a file: address or a folder. The same address gives the same files.</param>
    /// <exception cref="Oci.Content.DrydockException"><see cref="Oci.Content.ErrorCodes.BadArgument"/>: it is of no known kind.</exception>
    IRepositoryFiles Open(string address);
}
