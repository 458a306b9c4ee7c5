using System.Text;
using System.Text.RegularExpressions;
using Drydock.Core.Inventories.Binaries;
using Drydock.Oci.Editing;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Reads the clues of one file. Safe for several threads; no clock, no network, no other file.</summary>
internal sealed class ClueReader(PathIndex index)
{
    /// <summary>Larger texts are not configuration or source.</summary>
    private const int MaxText = 4 << 20;

    /// <summary>Larger texts are not kept whole.</summary>
    private const int MaxKept = 256 << 10;

    /// <summary>Folders without anything that says what a program needs.</summary>
    private static readonly string[] Silent =
        ["usr/share/doc/", "usr/share/man/", "usr/share/info/", "usr/share/locale/", "usr/share/zoneinfo/", "usr/share/i18n/", "usr/share/icons/", "usr/share/fonts/", "usr/include/", "var/lib/dpkg/", "var/lib/apt/", "var/cache/", "lib/apk/db/"];

    private static readonly string[] ShellNames = ["sh", "bash", "dash", "ash", "ksh", "zsh", "busybox"];

    /// <summary>Whether a file can say anything.</summary>
    public static bool Wants(string path, TreeNode node, long mostBytes) =>
        node is { IsFile: true, IsSparse: false, Size: > 3 } && node.Size <= mostBytes
        && !Array.Exists(Silent, s => path.StartsWith(s, StringComparison.Ordinal)) && Path.GetExtension(path) is not (".pyc" or ".jar" or ".png" or ".jpg" or ".gz" or ".xz" or ".zip" or ".ttf" or ".mo" or ".h" or ".a");

    /// <summary>Null for what says nothing.</summary>
    public FileClues? Read(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\u007fELF"u8))
        {
            return ReadElf(path, bytes);
        }

        return bytes.Length <= MaxText && !bytes[..Math.Min(1024, bytes.Length)].Contains((byte)0) ? ReadText(path, bytes) : null;
    }

    private FileClues? ReadElf(string path, ReadOnlySpan<byte> bytes)
    {
        var elf = new ElfHeaders(bytes);
        if (!elf.IsProgram || elf.Problem is not null || new ElfInfoReader(elf, new FactWriter(path, "closure", [], new List<Gap>())).Read() is not { } info)
        {
            return null;
        }

        var mentions = new PathMentions(index);
        mentions.Scan(bytes);
        return new FileClues
        {
            Elf = ElfLinks.Of(info),
            Mentions = mentions.Paths,
            Libraries = mentions.Libraries,
            UsesIconv = bytes.IndexOf("\0iconv_open\0"u8) >= 0,
            UsesShell = bytes.IndexOf("\0/bin/sh\0"u8) >= 0 || bytes.IndexOf("\0system\0"u8) >= 0 || bytes.IndexOf("\0popen\0"u8) >= 0,
        };
    }

    private FileClues? ReadText(string path, ReadOnlySpan<byte> bytes)
    {
        var name = PathIndex.NameOf(path);
        var shebang = ShebangOf(bytes);
        var body = shebang is not null && bytes.IndexOf((byte)'\n') is var first and > 0 ? bytes[first..] : bytes;
        var mentions = new PathMentions(index);
        if (!IsAccounts(path))
        {
            mentions.ScanText(body);
        }

        var isShell = shebang is not null && Array.Exists(ShellNames, s => InterpreterOf(shebang) == s);
        var (imports, isDynamic) = Imports(name, shebang, bytes);
        var clues = new FileClues
        {
            Mentions = mentions.Paths,
            Libraries = mentions.Libraries,
            Shebang = shebang,
            Imports = imports,
            IsDynamic = isDynamic,
            Text = bytes.Length <= MaxKept && (isShell || IsReadLater(path, name)) ? Encoding.UTF8.GetString(bytes) : null,
        };
        return clues is { Mentions: [], Libraries: [], Shebang: null, Imports: [], IsDynamic: false, Text: null } ? null : clues;
    }

    /// <summary>The last part of the interpreter's path, what <c>env</c> runs included.</summary>
    public static string InterpreterOf(string[] shebang)
    {
        var words = shebang.SkipWhile(w => PathIndex.NameOf(w) == "env" || w.StartsWith('-') || w.Contains('=', StringComparison.Ordinal)).ToList();
        return words.Count == 0 ? "" : PathIndex.NameOf(words[0]);
    }

    private static string[]? ShebangOf(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("#!"u8))
        {
            return null;
        }

        var line = bytes[2..Math.Min(bytes.Length, 300)];
        line = line.IndexOf((byte)'\n') is var end and >= 0 ? line[..end] : line;
        return Encoding.UTF8.GetString(line).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? words : null;
    }

    private static (string[] Imports, bool IsDynamic) Imports(string name, string[]? shebang, ReadOnlySpan<byte> bytes)
    {
        var interpreter = shebang is null ? "" : InterpreterOf(shebang);
        var reader = ImportWords.Reader(name)
            ?? (interpreter.StartsWith("python", StringComparison.Ordinal) ? ImportWords.Python
            : interpreter.StartsWith("node", StringComparison.Ordinal) ? ImportWords.Node
            : interpreter.StartsWith("ruby", StringComparison.Ordinal) ? ImportWords.Ruby
            : interpreter.StartsWith("perl", StringComparison.Ordinal) ? ImportWords.Perl : null);
        try
        {
            return reader is null ? ([], false) : reader(Encoding.UTF8.GetString(bytes));
        }
        catch (RegexMatchTimeoutException)
        {
            return ([], true);
        }
    }

    /// <summary>What names shells of people, folders of accounts, and folders that the loader looks in.</summary>
    private static bool IsAccounts(string path) => path is "etc/passwd" or "etc/passwd-" or "etc/group" or "etc/shadow" or "etc/shells" or "etc/services" or "etc/ld.so.cache" || path.StartsWith("etc/ld.so.conf", StringComparison.Ordinal);

    private static bool IsReadLater(string path, string name) =>
        path is "etc/nsswitch.conf" || path.StartsWith("etc/ld.so.conf", StringComparison.Ordinal) || path.StartsWith("etc/ld-musl", StringComparison.Ordinal) || name is "package.json" or "pyvenv.cfg"
        || path.StartsWith("etc/pam.d/", StringComparison.Ordinal) || Path.GetExtension(name) is ".pth" or ".sh" || name.EndsWith(".runtimeconfig.json", StringComparison.Ordinal) || name is "envvars";
}
