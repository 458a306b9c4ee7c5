using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>The limits on what a stranger's image may cost, as options.</summary>
internal sealed class LimitOptions
{
    private static readonly Limits Defaults = Drydock.Oci.Content.Limits.Default;

    private readonly Option<long?> fileSize = Size("--max-file-size", "Largest file whose content is read", Defaults.FileBytes);
    private readonly Option<long?> totalSize = Size("--max-total-size", "Uncompressed bytes of all layers", Defaults.TotalBytes);
    private readonly Option<long?> manifestSize = Size("--max-manifest-size", "Largest manifest, index or config", Defaults.ManifestBytes);
    private readonly Option<int?> entries = Count("--max-entries", "Entries of one layer", Defaults.Entries);
    private readonly Option<int?> ratio = Count("--max-ratio", "Times a layer may grow when decompressed", Defaults.CompressionRatio);
    private readonly Option<int?> nesting = Count("--max-nesting", "Archives inside archives", Defaults.Nesting);
    private readonly Option<long?> nestedSize = Size("--max-nested-size", "Bytes read from the archives inside one file", Defaults.NestedBytes);
    private readonly Option<long?> nestedFileSize = Size("--max-nested-file-size", "Bytes of archives inside one file that are held in memory", Defaults.NestedFileBytes);
    private readonly Option<int?> path = Count("--max-path", "Characters of a path", Defaults.PathBytes);
    private readonly Option<int?> layers = Count("--max-layers", "Layers of one image", Defaults.Layers);
    private readonly Option<int?> manifests = Count("--max-manifests", "Manifests below one argument", Defaults.Manifests);

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[fileSize, totalSize, manifestSize, entries, ratio, nesting, nestedSize, nestedFileSize, path, layers, manifests])
        {
            command.Add(option);
        }
    }

    public Limits Read(ParseResult result) => Defaults with
    {
        FileBytes = result.GetValue(fileSize) ?? Defaults.FileBytes,
        TotalBytes = result.GetValue(totalSize) ?? Defaults.TotalBytes,
        ManifestBytes = result.GetValue(manifestSize) ?? Defaults.ManifestBytes,
        Entries = result.GetValue(entries) ?? Defaults.Entries,
        CompressionRatio = result.GetValue(ratio) ?? Defaults.CompressionRatio,
        Nesting = result.GetValue(nesting) ?? Defaults.Nesting,
        NestedBytes = result.GetValue(nestedSize) ?? Defaults.NestedBytes,
        NestedFileBytes = result.GetValue(nestedFileSize) ?? Defaults.NestedFileBytes,
        PathBytes = result.GetValue(path) ?? Defaults.PathBytes,
        Layers = result.GetValue(layers) ?? Defaults.Layers,
        Manifests = result.GetValue(manifests) ?? Defaults.Manifests,
    };

    private static Option<long?> Size(string name, string description, long normal) => new(name)
    {
        Description = $"{description} [default: {Print(normal)}]",
        HelpName = "SIZE",
        CustomParser = Parse,
    };

    private static Option<int?> Count(string name, string description, int normal) => new(name)
    {
        Description = $"{description} [default: {normal}]",
        HelpName = "N",
        CustomParser = result => ParseCount(name, result),
    };

    private static int? ParseCount(string name, ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0)
        {
            return value;
        }

        result.AddError($"Option '{name}' takes a whole number above 0, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static string Print(long bytes) => bytes >= 1L << 30 ? $"{bytes >> 30}GiB" : $"{bytes >> 20}MiB";

    private static long? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var digits = text.TrimEnd("BKMGTbkmgti".ToCharArray());
        var shift = text[digits.Length..].ToUpperInvariant() switch
        {
            "" or "B" => 0,
            "K" or "KB" or "KIB" => 10,
            "M" or "MB" or "MIB" => 20,
            "G" or "GB" or "GIB" => 30,
            "T" or "TB" or "TIB" => 40,
            _ => -1,
        };
        if (shift >= 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= long.MaxValue >> shift)
        {
            return value << shift;
        }

        result.AddError($"'{text}' is not a size: write a whole number of bytes, or one with KiB, MiB or GiB.");
        return null;
    }
}
