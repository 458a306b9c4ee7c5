namespace Drydock.Core.Advisories.Feeds.Updates;

/// <summary>The release whose repository a collection of packages is, told by its name.</summary>
/// <param name="Vendor">Who rates.</param>
internal readonly record struct UpdatePlace(string Space, string Channel, string Vendor)
{
    /// <summary>How names begin; the release follows.</summary>
    private static readonly (string Words, string Distribution, string Vendor)[] Names =
    [
        ("Amazon Linux ", "amzn", "amazon"), ("Fedora EPEL ", "epel", "epel"), ("Fedora ", "fedora", "fedora"), ("Oracle Linux ", "ol", "oracle"), ("Rocky Linux ", "rocky", "rocky"),
        ("AlmaLinux ", "almalinux", "almalinux"), ("rocky-linux-", "rocky", "rocky"), ("almalinux-", "almalinux", "almalinux"), ("ol", "ol", "oracle"),
    ];

    /// <summary>
    /// Reads <c>Fedora 43</c>, <c>Fedora EPEL 9</c>, <c>rocky-linux-9-x86-64-baseos-rpms</c>, <c>Amazon Linux 2 - Kernel-5.15</c> (an extra repository of the same release) and
    /// <c>Amazon Linux AMI</c>, the first one, whose last release is of 2018; null when the name is no release's.
    /// </summary>
    public static UpdatePlace? Parse(string name)
    {
        if (name.StartsWith("Amazon Linux AMI", StringComparison.Ordinal))
        {
            return new(Spaces.Of("amzn", "2018"), "", "amazon");
        }

        foreach (var (words, distribution, vendor) in Names)
        {
            var rest = name.StartsWith(words, StringComparison.Ordinal) ? name[words.Length..] : "";
            var end = rest.AsSpan().IndexOfAnyExceptInRange('0', '9');
            var release = end < 0 ? rest : rest[..end];
            if (release.Length > 0)
            {
                var extra = rest.IndexOf(" - ", StringComparison.Ordinal);
                return new(Spaces.Of(distribution, release), extra < 0 ? "" : rest[(extra + 3)..].Replace(' ', '-').ToLowerInvariant(), vendor);
            }
        }

        return null;
    }
}
