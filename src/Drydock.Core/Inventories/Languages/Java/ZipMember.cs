namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>One row of a zip's central directory. All numbers are the archive's own claims.</summary>
/// <param name="Name">Where the name stands in the archive.</param>
/// <param name="Size">Bytes once uncompressed.</param>
/// <param name="Header">Where the member's local header stands in the archive.</param>
internal readonly record struct ZipMember(Range Name, int Method, bool IsEncrypted, long CompressedSize, long Size, long Header);
