using System.Collections.Immutable;
using Drydock.Core.Actions.Patch.Dpkg;
using Drydock.Core.Repositories.Apk;

namespace Drydock.Core.Actions.Patch.Apk;

/// <summary>An apk package to be installed: verified, and its files in the order of its archive.</summary>
/// <param name="Header">Its record for the database, before the files.</param>
/// <param name="Entries">Contents of files wait in the draft's spool or in memory.</param>
internal sealed record UnpackedApk(ApkPackageFile File, ImmutableArray<string> Header, IReadOnlyList<UnpackedEntry> Entries)
{
    /// <summary>In the order in which apk keeps them.</summary>
    private static readonly string[] Kinds = [".pre-install", ".post-install", ".pre-deinstall", ".post-deinstall", ".pre-upgrade", ".post-upgrade", ".trigger"];

    public string Name => File.Values("pkgname").First();

    public string Version => File.Values("pkgver").First();

    /// <summary>Scripts that a package may bring, with their dots.</summary>
    public IEnumerable<(string Name, byte[] Content)> Scripts => Kinds.Where(File.Scripts.ContainsKey).Select(k => (k, File.Scripts[k].ToArray()));

    /// <summary>Seconds since 1970.</summary>
    public long BuiltAt => long.TryParse(File.Values("builddate").FirstOrDefault(), out var time) && time > 0 ? time : 0;
}
