using System.Collections.Frozen;

namespace Drydock.Core.Inventories.Licenses;

/// <summary>Addresses of license texts that people write where a name belongs.</summary>
internal static class LicenseLinks
{
    /// <summary>Without scheme, www and file ending, lower case.</summary>
    private static readonly FrozenDictionary<string, string> Links = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["apache.org/licenses/license-2.0"] = "Apache-2.0",
        ["apache.org/licenses/license-1.1"] = "Apache-1.1",
        ["apache.org/license/license-2.0"] = "Apache-2.0",
        ["opensource.org/licenses/mit-license"] = "MIT",
        ["opensource.org/license/mit"] = "MIT",
        ["opensource.org/licenses/isc-license"] = "ISC",
        ["opensource.org/licenses/zlib-license"] = "Zlib",
        ["jquery.org/license"] = "MIT",
        ["eclipse.org/legal/epl-v10"] = "EPL-1.0",
        ["eclipse.org/legal/epl-v20"] = "EPL-2.0",
        ["eclipse.org/legal/epl-2.0"] = "EPL-2.0",
        ["eclipse.org/org/documents/epl-v10"] = "EPL-1.0",
        ["eclipse.org/org/documents/epl-2.0/epl-2.0"] = "EPL-2.0",
        ["eclipse.org/org/documents/edl-v10"] = "BSD-3-Clause",
        ["mozilla.org/mpl/2.0"] = "MPL-2.0",
        ["mozilla.org/en-us/mpl/2.0"] = "MPL-2.0",
        ["mozilla.org/mpl/mpl-1.1"] = "MPL-1.1",
        ["gnu.org/licenses/gpl-2.0"] = "GPL-2.0-only",
        ["gnu.org/licenses/gpl-3.0"] = "GPL-3.0-only",
        ["gnu.org/licenses/lgpl-2.1"] = "LGPL-2.1-only",
        ["gnu.org/licenses/lgpl-3.0"] = "LGPL-3.0-only",
        ["gnu.org/licenses/agpl-3.0"] = "AGPL-3.0-only",
        ["gnu.org/licenses/old-licenses/gpl-2.0"] = "GPL-2.0-only",
        ["gnu.org/licenses/old-licenses/lgpl-2.1"] = "LGPL-2.1-only",
        ["openjdk.java.net/legal/gplv2+ce"] = "GPL-2.0-only WITH Classpath-exception-2.0",
        ["creativecommons.org/publicdomain/zero/1.0"] = "CC0-1.0",
        ["creativecommons.org/licenses/by/3.0"] = "CC-BY-3.0",
        ["creativecommons.org/licenses/by/4.0"] = "CC-BY-4.0",
        ["unlicense.org"] = "Unlicense",
        ["boost.org/license_1_0"] = "BSL-1.0",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Pages whose last part is the identifier.</summary>
    private static readonly string[] Folders = ["opensource.org/licenses/", "opensource.org/license/", "spdx.org/licenses/", "licenses.nuget.org/"];

    private static readonly string[] Endings = ["/", ".txt", ".html", ".htm", ".php", ".json"];

    public static string? Find(string address)
    {
        var link = address;
        var scheme = link.IndexOf("://", StringComparison.Ordinal);
        if (scheme is < 4 or > 5)
        {
            return null;
        }

        link = link[(scheme + 3)..].ToLowerInvariant();
        link = link.StartsWith("www.", StringComparison.Ordinal) ? link[4..] : link;
        foreach (var ending in Endings)
        {
            link = link.EndsWith(ending, StringComparison.Ordinal) ? link[..^ending.Length] : link;
        }

        return Links.GetValueOrDefault(link)
            ?? (Array.Find(Folders, f => link.StartsWith(f, StringComparison.Ordinal)) is { } folder ? SpdxIds.License(link[folder.Length..]) : null);
    }
}
