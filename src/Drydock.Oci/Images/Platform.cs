namespace Drydock.Oci.Images;

/// <summary>What an image runs on: <c>os/arch[/variant]</c>, in Go's names (<c>linux/arm64/v8</c>).</summary>
public sealed record Platform(string Os, string Architecture, string? Variant = null)
{
    public static readonly Platform Default = new("linux", "amd64");

    /// <summary>BuildKit's mark on manifests that are not images.</summary>
    public bool IsUnknown => Os == "unknown" && Architecture == "unknown";

    public static bool TryParse(string text, out Platform platform)
    {
        platform = Default;
        var parts = text.Split('/');
        if (parts.Length is not (2 or 3) || parts.Any(p => p.Length == 0 || p.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))))
        {
            return false;
        }

        platform = new Platform(parts[0].ToLowerInvariant(), Normalize(parts[1].ToLowerInvariant()), parts.Length == 3 ? parts[2].ToLowerInvariant() : null);
        return true;
    }

    /// <summary>Whether an image for this platform answers a request for <paramref name="wanted"/>; an unsaid variant matches any.</summary>
    public bool Satisfies(Platform wanted) =>
        Os == wanted.Os && Architecture == wanted.Architecture
        && (wanted.Variant is null || Variant == wanted.Variant || (Variant is null && IsDefaultVariant(wanted)));

    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";

    private static bool IsDefaultVariant(Platform wanted) => (wanted.Architecture, wanted.Variant) is ("arm64", "v8") or ("arm", "v7");

    private static string Normalize(string architecture) => architecture switch
    {
        "x86_64" or "x86-64" => "amd64",
        "aarch64" => "arm64",
        "i386" => "386",
        _ => architecture,
    };
}
