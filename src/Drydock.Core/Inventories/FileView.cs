using System.Security.Cryptography;
using Drydock.Oci.Content;

namespace Drydock.Core.Inventories;

/// <summary>One file of one layer, read whole. Valid only during the call it is handed to.</summary>
/// <param name="kept">By path, the other files kept for an analyzer that <see cref="PathFilter.NeedsSiblings"/>.</param>
public sealed class FileView(string path, int mode, ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? kept = null)
{
    private string? sha256;

    /// <summary>In the image, without leading slash.</summary>
    public string Path { get; } = path;

    /// <summary>The part of <see cref="Path"/> after the last <c>/</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Permission bits.</summary>
    public int Mode { get; } = mode;

    public ReadOnlyMemory<byte> Content { get; } = content;

    public ReadOnlySpan<byte> Bytes => Content.Span;

    /// <summary>What reading on inside this file may cost.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Lower-case hex SHA-256 of the content, computed once for all who ask.</summary>
    public string Sha256 => sha256 ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>
    /// The content of another file in the same folder and the same layer, for an analyzer that <see cref="PathFilter.NeedsSiblings"/> and wants that file too; null when
    /// there is none.
    /// </summary>
    public ReadOnlyMemory<byte>? Sibling(string name) =>
        kept is not null && kept.TryGetValue(string.Concat(Path.AsSpan(0, Path.LastIndexOf('/') + 1), name), out var sibling) ? sibling : (ReadOnlyMemory<byte>?)null;
}
