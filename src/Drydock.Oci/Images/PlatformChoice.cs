using Drydock.Oci.Content;

namespace Drydock.Oci.Images;

/// <summary>Which platforms of an index to look at: one, all, or the default (linux/amd64, or the only one there is).</summary>
/// <param name="Wanted">Null for the default choice or for all.</param>
public sealed record PlatformChoice(Platform? Wanted, bool All)
{
    public static readonly PlatformChoice Default = new(null, All: false);
    public static readonly PlatformChoice Every = new(null, All: true);

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static PlatformChoice Parse(string? text) => text switch
    {
        null or "" => Default,
        "all" => Every,
        _ when Platform.TryParse(text, out var platform) => new PlatformChoice(platform, All: false),
        _ => throw new DrydockException(ErrorCodes.BadArgument, $"Reading the platform '{text}' failed: it is not of the form os/arch.", "Write os/arch or os/arch/variant, for example linux/arm64, or all."),
    };

    /// <summary>The candidates this choice selects. Asking for one platform never yields two images.</summary>
    internal IReadOnlyList<T> Pick<T>(IReadOnlyList<T> candidates, Func<T, Platform> platformOf, string store, Func<T, string> nameOf)
    {
        if (All || candidates.Count == 1)
        {
            return Wanted is null || platformOf(candidates[0]).Satisfies(Wanted) ? candidates : throw NotFound(candidates, platformOf, store);
        }

        var wanted = Wanted ?? Platform.Default;
        var matching = candidates.Where(c => platformOf(c).Satisfies(wanted)).ToList();
        if (matching.Count > 1 && wanted.Variant is null && matching.Select(platformOf).Distinct().Count() == matching.Count)
        {
            matching = [matching.OrderBy(c => platformOf(c).Variant ?? "", StringComparer.Ordinal).Last()];
        }

        return matching.Count switch
        {
            1 => matching,
            0 => throw NotFound(candidates, platformOf, store),
            _ => throw new DrydockException(ErrorCodes.AmbiguousSource, $"Choosing an image in '{store}' failed: it holds {matching.Count} images for {wanted}: {string.Join("; ", matching.Select(nameOf))}.", "Add the name of one of them after the path: PATH:NAME."),
        };
    }

    private DrydockException NotFound<T>(IReadOnlyList<T> candidates, Func<T, Platform> platformOf, string store) => new(
        ErrorCodes.PlatformNotFound,
        $"Looking for the platform {Wanted ?? Platform.Default} in '{store}' failed: it has {string.Join(", ", candidates.Select(c => platformOf(c).ToString()).Distinct())}.",
        "Choose one of these with --platform, or use --platform all.");
}
