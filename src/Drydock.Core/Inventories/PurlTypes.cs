namespace Drydock.Core.Inventories;

/// <summary>What single types ask of names. <see href="https://github.com/package-url/purl-spec/tree/main/types"/></summary>
internal static class PurlTypes
{
    public static (string Namespace, string Name) Normalize(string type, string ns, string name) => type switch
    {
        "pypi" => (ns, name.ToLowerInvariant().Replace('_', '-')),
        "deb" or "apk" or "alpm" or "npm" or "golang" or "composer" or "bitbucket" or "github" or "hex" or "opkg" => (ns.ToLowerInvariant(), name.ToLowerInvariant()),
        "rpm" => (ns.ToLowerInvariant(), name),
        _ => (ns, name),
    };
}
