namespace Drydock.Oci.Layers;

/// <summary>
/// Marks of deletion in a layer.
/// <see href="https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md#whiteouts"/>
/// </summary>
public static class Whiteout
{
    private const string Prefix = ".wh.";
    private const string OpaqueName = ".wh..wh..opq";

    /// <summary>What the entry at <paramref name="path"/> means, and the path it is about: the deleted one, or the folder that hides what is below.</summary>
    public static WhiteoutKind Parse(ReadOnlySpan<char> path, out ReadOnlySpan<char> target)
    {
        target = path;
        var name = ImagePath.Name(path);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return WhiteoutKind.None;
        }

        if (name.SequenceEqual(OpaqueName))
        {
            target = ImagePath.Parent(path);
            return WhiteoutKind.Opaque;
        }

        // AUFS kept its own books under .wh..wh.: they delete nothing. ".wh.", ".wh.." and ".wh..." name no file.
        var deleted = name[Prefix.Length..];
        if (deleted.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return WhiteoutKind.Ignored;
        }

        return deleted is "" or "." or ".." ? WhiteoutKind.Invalid : WhiteoutKind.Deleted;
    }

    /// <summary>The name of the entry that deletes a path, or hides what is below a folder.</summary>
    public static string Name(WhiteoutKind kind, string path)
    {
        var folder = kind == WhiteoutKind.Opaque ? path : ImagePath.Parent(path).ToString();
        var name = kind == WhiteoutKind.Opaque ? OpaqueName : $"{Prefix}{ImagePath.Name(path)}";
        return folder.Length == 0 ? name : $"{folder}/{name}";
    }

    /// <summary>The full path that a <see cref="WhiteoutKind.Deleted"/> entry deletes.</summary>
    public static string Target(ReadOnlySpan<char> path)
    {
        var parent = ImagePath.Parent(path);
        var name = ImagePath.Name(path)[Prefix.Length..];
        return parent.IsEmpty ? name.ToString() : $"{parent}/{name}";
    }
}
