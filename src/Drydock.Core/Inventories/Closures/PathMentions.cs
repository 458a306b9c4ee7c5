using System.Buffers;
using System.Text;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Finds what of the image's files the bytes of another one name: absolute paths and names of libraries.</summary>
internal sealed class PathMentions(PathIndex index)
{
    private const int MaxPath = 512;
    private const int MaxMentions = 20_000;
    private static readonly SearchValues<byte> PathBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-+@~/"u8);
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-+"u8);

    /// <summary>Folders that everyone names and nobody means.</summary>
    private static readonly HashSet<string> Shallow = new(StringComparer.Ordinal)
    {
        "usr/bin", "usr/sbin", "usr/lib", "usr/lib32", "usr/lib64", "usr/libexec", "usr/share", "usr/local", "usr/include", "usr/src", "usr/games", "usr/local/bin", "usr/local/sbin", "usr/local/lib",
        "usr/local/share", "usr/local/etc", "usr/share/doc", "usr/share/man", "usr/share/info", "usr/share/locale", "usr/share/i18n", "usr/share/icons", "usr/share/fonts", "usr/lib/locale", "usr/lib/debug",
        "var/lib", "var/lib/dpkg", "var/lib/apt", "var/cache", "var/cache/apt", "var/log", "var/run", "var/tmp", "var/spool", "var/mail", "var/local", "var/opt", "var/backups", "lib/systemd",
        "usr/lib/systemd", "etc/systemd", "etc/init.d", "etc/default", "etc/alternatives", "etc/apt", "etc/dpkg", "etc/skel", "etc/profile.d", "usr/share/common-licenses",
    };

    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> libraries = new(StringComparer.Ordinal);

    public string[] Paths => [.. paths];

    public string[] Libraries => [.. libraries];

    /// <summary>Everything of a program.</summary>
    public void Scan(ReadOnlySpan<byte> bytes)
    {
        ScanPaths(bytes);
        ScanLibraries(bytes);
    }

    /// <summary>Paths behind an equals sign count: in a program they are how it was configured.</summary>
    private bool isText;

    /// <summary>Lines of a text but comments: an example in a comment is not in use.</summary>
    public void ScanText(ReadOnlySpan<byte> text)
    {
        isText = true;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimStart(" \t"u8);
            if (!line.IsEmpty && line[0] != '#' && line[0] != ';' && !line.StartsWith("//"u8) && !line.StartsWith("* "u8))
            {
                Scan(line);
            }
        }
    }

    private void ScanPaths(ReadOnlySpan<byte> bytes)
    {
        Span<char> buffer = stackalloc char[MaxPath];
        for (var at = 0; at < bytes.Length && bytes[at..].IndexOf((byte)'/') is var found and >= 0;)
        {
            var start = at + found + 1;
            at = start;
            if (start >= bytes.Length || !IsNameByte(bytes[start]) || IsInside(bytes, start - 2) || (!isText && start > 1 && bytes[start - 2] == '='))
            {
                continue;
            }

            var rest = bytes.Slice(start, Math.Min(MaxPath, bytes.Length - start));
            var length = rest.IndexOfAnyExcept(PathBytes) is var end and >= 0 ? end : rest.Length;
            at = start + length;
            if (length == MaxPath)
            {
                continue;
            }

            var path = rest[..length];

            // A pattern means the folder that it looks in.
            if (length < rest.Length && rest[length] is (byte)'*' or (byte)'?' or (byte)'[')
            {
                path = path[..Math.Max(0, path.LastIndexOf((byte)'/'))];
            }

            Add(path.TrimEnd("/"u8), buffer);
        }
    }

    private void Add(ReadOnlySpan<byte> path, Span<char> buffer)
    {
        for (var attempt = 0; attempt < 2 && path.Length > 2 && path.Contains((byte)'/'); attempt++, path = path.TrimEnd(".-+~@"u8))
        {
            var text = buffer[..Encoding.ASCII.GetChars(path, buffer)];
            if (!index.Exists(text))
            {
                continue;
            }

            var name = text.ToString();
            if (paths.Count < MaxMentions && !Shallow.Contains(name) && !name.Contains("/../", StringComparison.Ordinal))
            {
                paths.Add(name);
            }

            return;
        }
    }

    private void ScanLibraries(ReadOnlySpan<byte> bytes)
    {
        Span<char> buffer = stackalloc char[256];
        for (var at = 0; at < bytes.Length && bytes[at..].IndexOf(".so"u8) is var found and >= 0;)
        {
            var dot = at + found;
            at = dot + 3;
            var end = at;
            while (end < bytes.Length && end - dot < 32 && (char.IsAsciiDigit((char)bytes[end]) || bytes[end] == '.'))
            {
                end++;
            }

            end -= bytes[end - 1] == '.' ? 1 : 0;
            var before = bytes[Math.Max(0, dot - 200)..dot];
            var start = dot - (before.Length - 1 - before.LastIndexOfAnyExcept(NameBytes));
            if (start < dot && end - start <= buffer.Length && libraries.Count < MaxMentions && index.LibraryNamed(buffer[..Encoding.ASCII.GetChars(bytes[start..end], buffer)]) is { } name)
            {
                libraries.Add(name);
            }
        }
    }

    /// <summary>Whether a slash goes on with what stands before it: <c>a/b</c>, but not the default in <c>${A:-/b}</c>. What stands behind <c>#!</c> is an example.</summary>
    private static bool IsInside(ReadOnlySpan<byte> bytes, int at) =>
        at >= 0 && ((PathBytes.Contains(bytes[at]) && bytes[at] != '@' && !(bytes[at] == '-' && at > 0 && bytes[at - 1] == ':')) || bytes[Math.Max(0, at - 3)..(at + 1)].IndexOf("#!"u8) >= 0);

    private static bool IsNameByte(byte b) => NameBytes.Contains(b);
}
