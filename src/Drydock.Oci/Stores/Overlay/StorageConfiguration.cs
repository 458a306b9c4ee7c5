using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Oci.Stores.Overlay;

/// <summary>
/// Where podman and buildah keep images: what storage.conf says, or the defaults.
/// <see href="https://github.com/containers/storage/blob/main/docs/containers-storage.conf.5.md"/>
/// </summary>
/// <param name="Driver">Null to take the one whose folders are there.</param>
/// <param name="Roots">The graph root first, then separate and additional image stores.</param>
internal sealed record StorageConfiguration(string? Driver, ImmutableArray<string> Roots)
{
    private const long MaxFile = 1 << 20;

    /// <summary>Reads the configuration that podman would read.</summary>
    /// <exception cref="DrydockException">The file that a variable names cannot be read.</exception>
    public static async ValueTask<StorageConfiguration> LoadAsync(Func<string, string?> variables, bool isRoot, CancellationToken cancel)
    {
        var home = variables("HOME") ?? "/root";
        var (file, isSystemWide) = Find(variables, home, isRoot);
        var settings = file is null ? TomlStrings.Empty : TomlStrings.Parse(System.Text.Encoding.UTF8.GetString(await BoundedReader.ReadFileAsync(file, MaxFile, cancel)));

        // Without root, a system-wide file says where others keep theirs.
        var ownRoot = isRoot || !isSystemWide ? settings.Get("storage.graphroot") : settings.Get("storage.rootless_storage_path");
        var root = NonEmpty(ownRoot)
            ?? (isRoot ? "/var/lib/containers/storage" : Path.Join(NonEmpty(variables("XDG_DATA_HOME")) ?? Path.Join(home, ".local/share"), "containers/storage"));
        IEnumerable<string?> roots = [root, settings.Get("storage.imagestore"), .. settings.GetAll("storage.options.additionalimagestores")];
        return new StorageConfiguration(
            NonEmpty(variables("STORAGE_DRIVER")) ?? NonEmpty(settings.Get("storage.driver")),
            [.. roots.OfType<string>().Where(r => r.Length > 0).Select(r => r.Replace("$HOME", home, StringComparison.Ordinal))]);
    }

    private static (string? File, bool IsSystemWide) Find(Func<string, string?> variables, string home, bool isRoot)
    {
        if (NonEmpty(variables("CONTAINERS_STORAGE_CONF")) is { } named)
        {
            return (named, false);
        }

        var own = Path.Join(NonEmpty(variables("XDG_CONFIG_HOME")) ?? Path.Join(home, ".config"), "containers/storage.conf");
        if (!isRoot && File.Exists(own))
        {
            return (own, false);
        }

        return (new[] { "/etc/containers/storage.conf", "/usr/share/containers/storage.conf" }.FirstOrDefault(File.Exists), true);
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
