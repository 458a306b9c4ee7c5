using System.Security.Cryptography;

namespace Drydock.Core.Inventories;

/// <summary>One file of one layer, read whole. Valid only during the call it is handed to.</summary>
public sealed class FileView(string path, int mode, ReadOnlyMemory<byte> content, int depth = 0)
{
    private string? sha256;

    /// <summary>In the image, without leading slash. A file inside an archive has the archive's path, <c>!/</c> and its path in there.</summary>
    public string Path { get; } = path;

    /// <summary>The part of <see cref="Path"/> after the last <c>/</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Permission bits.</summary>
    public int Mode { get; } = mode;

    public ReadOnlyMemory<byte> Content { get; } = content;

    public ReadOnlySpan<byte> Bytes => Content.Span;

    /// <summary>How many archives this file lies in.</summary>
    public int Depth { get; } = depth;

    /// <summary>Lower-case hex SHA-256 of the content, computed once for all who ask.</summary>
    public string Sha256 => sha256 ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
