using System.Collections.Immutable;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary>Reads files of waivers: our own form, Trivy's two and grype's. The form is told from the content.</summary>
public static class WaiverFiles
{
    private static readonly string[] TrivyKeys = ["vulnerabilities", "misconfigurations", "secrets", "licenses"];

    /// <returns>Also what of an imported file has no effect.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public static async Task<(ImmutableArray<Waiver> Waivers, ImmutableArray<Notice> Notices)> ReadAsync(string path, CancellationToken cancel) =>
        Read(await BoundedReader.ReadFileAsync(path, YamlFile.MaxSize, cancel), path);

    internal static (ImmutableArray<Waiver> Waivers, ImmutableArray<Notice> Notices) Read(byte[] bytes, string name)
    {
        if (TrivyIgnoreList.Looks(bytes, name))
        {
            return (TrivyIgnoreList.Read(bytes, name), []);
        }

        var file = YamlFile.Read(bytes, name);
        if (file.Root.Kind == YamlKind.List)
        {
            return ([.. file.Root.Items.Select(i => WaiverParser.Parse(file, i))], []);
        }

        var keys = new YamlMap(file, file.Root, "The file").Members.Keys.ToList();
        if (keys.Exists(k => TrivyKeys.Contains(k, StringComparer.Ordinal)))
        {
            return TrivyIgnoreFile.Read(file);
        }

        if (keys.Contains("ignore"))
        {
            return GrypeIgnores.Read(file);
        }

        var own = new YamlMap(file, file.Root, "A file of waivers", "version", "waivers");
        return ([.. own.List("waivers").Select(i => WaiverParser.Parse(file, i))], []);
    }
}
