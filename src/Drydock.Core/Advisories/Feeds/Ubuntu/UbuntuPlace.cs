namespace Drydock.Core.Advisories.Feeds.Ubuntu;

/// <summary>What stands before the underscore of a line of state: a release, or a channel and a release.</summary>
/// <param name="Space">Null when nothing of a release is meant.</param>
internal readonly record struct UbuntuPlace(string? Space, string Channel)
{
    /// <summary>Not about a release in the archive: upstream's own versions, the release that is still made, snaps, and the phones and Ubuntu Core of 2015 that had archives of their own.</summary>
    private static readonly string[] Elsewhere = ["upstream", "devel", "snap", "product", "vivid/ubuntu-core", "vivid/stable-phone-overlay"];

    /// <summary>So that a million statements share their texts; a channel that is not here is as good.</summary>
    private static readonly string[] Channels =
        ["esm-infra", "esm-apps", "fips", "fips-updates", "fips-preview", "ros-esm", "bluefield", "realtime", "esm-infra-legacy", "esm-apps-legacy"];

    public bool IsElsewhere => Space is null;

    /// <summary>Reads <c>jammy</c>, <c>esm-infra/xenial</c> or <c>trusty/esm</c>, the oldest way to write ESM; false when the release is not known.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out UbuntuPlace place)
    {
        place = default;
        foreach (var elsewhere in Elsewhere)
        {
            if (text.SequenceEqual(elsewhere))
            {
                return true;
            }
        }

        var slash = text.IndexOf('/');
        place = slash < 0 ? new(UbuntuReleases.Space(text), "")
            : text[(slash + 1)..] is "esm" ? new(UbuntuReleases.Space(text[..slash]), "esm-infra")
            : new(UbuntuReleases.Space(text[(slash + 1)..]), SharedChannel(text[..slash]));
        return place.Space is not null;
    }

    private static string SharedChannel(ReadOnlySpan<char> name)
    {
        foreach (var known in Channels)
        {
            if (name.SequenceEqual(known))
            {
                return known;
            }
        }

        return name.ToString();
    }
}
