using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Drydock.Core.Repositories.Apk;
using Drydock.Oci.Content;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>The scripts of installed packages, in <c>scripts.tar</c>; entries of other packages keep their very bytes.</summary>
internal sealed class ApkScripts
{
    private const int Block = 512;
    private const int MaxBytes = 64 << 20;
    private const int LongestName = 99;

    private readonly List<(string Name, byte[] Raw, byte[] Content)> entries = [];
    private readonly bool isPacked;

    /// <exception cref="DrydockException"><see cref="ErrorCodes.Malformed"/></exception>
    public ApkScripts(ReadOnlyMemory<byte> file, bool isPacked)
    {
        this.isPacked = isPacked;
        try
        {
            Read(isPacked && !file.IsEmpty ? GzipMember.Read(file, MaxBytes).Content : file.Span);
        }
        catch (InvalidDataException e)
        {
            throw new DrydockException(ErrorCodes.Malformed, $"Reading the scripts of installed apk packages failed: {e.Message}.", "Repair the image with apk fix.", e);
        }
    }

    /// <summary>The text of a script; null when the package has none of that name.</summary>
    public byte[]? Find(InstalledApk package, string script) => entries.Find(e => e.Name == package.ScriptPrefix + script) is { Content: { } content } ? content : null;

    /// <summary>Puts scripts behind all others, and takes those of another version away.</summary>
    /// <param name="scripts">By name, each with its dot.</param>
    public void Replace(InstalledApk? old, InstalledApk package, IEnumerable<(string Name, byte[] Content)> scripts, long time)
    {
        if (old is not null)
        {
            entries.RemoveAll(e => e.Name.StartsWith(old.ScriptPrefix + ".", StringComparison.Ordinal));
        }

        entries.AddRange(scripts.Select(s => (package.ScriptPrefix + s.Name, Pack(package.ScriptPrefix + s.Name, s.Content, time), s.Content)));
    }

    public byte[] ToArray()
    {
        using var tar = new MemoryStream();
        entries.ForEach(e => tar.Write(e.Raw));
        tar.Write(new byte[2 * Block]);
        if (!isPacked)
        {
            return tar.ToArray();
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(tar.ToArray());
        }

        return packed.ToArray();
    }

    private void Read(ReadOnlySpan<byte> tar)
    {
        for (var at = 0; at + Block <= tar.Length && tar[at] != 0;)
        {
            var header = tar.Slice(at, Block);
            var name = header[..(header[..100].IndexOf((byte)0) is >= 0 and var end ? end : 100)];
            if (header[156] is not ((byte)'0' or 0) || !TryOctal(header.Slice(124, 12), out var size) || size > tar.Length - at - Block)
            {
                throw new InvalidDataException($"the entry at byte {at} of scripts.tar is no file");
            }

            var length = Block + ((size + Block - 1) / Block * Block);
            entries.Add((Encoding.UTF8.GetString(name), tar.Slice(at, Math.Min(length, tar.Length - at)).ToArray(), tar.Slice(at + Block, size).ToArray()));
            at += length;
        }
    }

    private static bool TryOctal(ReadOnlySpan<byte> field, out int value)
    {
        value = 0;
        foreach (var digit in field.Trim((byte)' ').TrimEnd((byte)0).Trim((byte)' '))
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > MaxBytes)
            {
                return false;
            }

            value = (value * 8) + digit - '0';
        }

        return value <= MaxBytes;
    }

    /// <summary>apk cuts longer names.</summary>
    private static byte[] Pack(string name, byte[] content, long time)
    {
        using var target = new MemoryStream();
        using (var tar = new TarWriter(target, TarEntryFormat.Ustar, leaveOpen: true))
        {
            // Ustar would split a name at its slashes, and checksums have some: the name is written over the header afterwards.
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "script")
            {
                DataStream = new MemoryStream(content),
                Mode = (UnixFileMode)0b111_101_101,
                UserName = "root",
                GroupName = "root",
                ModificationTime = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time, 0, uint.MaxValue)),
            });
        }

        var bytes = target.ToArray()[..^(2 * Block)];
        var stored = Encoding.UTF8.GetBytes(name);
        bytes.AsSpan(0, 100).Clear();
        stored.AsSpan(0, Math.Min(stored.Length, LongestName)).CopyTo(bytes);
        bytes.AsSpan(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var b in bytes.AsSpan(0, Block))
        {
            sum += b;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", bytes.AsSpan(148, 8));
        return bytes;
    }
}
