namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>Takes the package headers out of a database of any format, one after the other.</summary>
/// <param name="databaseLength">Headers do not overlap, so all of them together are no longer than this; more is an attack.</param>
internal sealed class RpmBlobs(FactWriter facts, long databaseLength)
{
    private long left = databaseLength;

    /// <returns>False when there must be no more.</returns>
    public bool MayTake(long length)
    {
        if (length <= left)
        {
            left -= length;
            return true;
        }

        facts.Malformed("its packages lie over each other");
        return false;
    }

    public void Add(ReadOnlySpan<byte> blob)
    {
        if (!RpmHeader.TryRead(blob, out var header))
        {
            facts.Malformed("a package header is longer than its record");
            return;
        }

        var name = header.String(RpmTag.Name);
        if (name.Length == 0 || header.String(RpmTag.Version).Length == 0)
        {
            facts.Malformed(name.Length == 0 ? "a package has no name" : $"package '{name}' has no version");
            return;
        }

        // A public key in the guise of a package.
        if (name == "gpg-pubkey")
        {
            return;
        }

        if (!RpmFiles.TryRead(header, blob.Length, out var files))
        {
            facts.Malformed($"the file list of package '{name}' contradicts itself");
        }

        facts.Add(RpmPackage.Of(header, files));
    }

    public void Malformed(string message) => facts.Malformed(message);
}
