namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>Who an archive without Maven's own record is, from its manifest and its file name.</summary>
/// <param name="Group">Empty unless the manifest can be trusted with it: a wrong group names another package.</param>
/// <param name="Evidence">manifest or filename.</param>
internal sealed record JarIdentity(string Group, string Artifact, string Version, string Evidence)
{
    /// <summary>Groups below which each project has a group of its own: a symbolic name cut here says too little.</summary>
    private static readonly string[] Umbrellas =
    [
        "org.apache", "org.eclipse", "org.codehaus", "org.jboss", "org.ow2", "org.objectweb", "com.google", "com.sun", "com.oracle", "com.ibm", "com.microsoft", "net.sourceforge", "com.github", "io.github", "jakarta",
        "javax",
    ];

    public string Name => Group.Length > 0 ? $"{Group}:{Artifact}" : Artifact;

    public static JarIdentity Of(JavaManifest manifest, JarFileName file)
    {
        var artifact = ArtifactOf(manifest, file);
        var version = VersionOf(manifest, file);
        var group = GroupOf(manifest, artifact);
        var fromManifest = group.Length > 0 || artifact != file.Artifact || (version.Length > 0 && version != file.Version);
        return new JarIdentity(group, artifact, version, fromManifest ? "manifest" : "filename");
    }

    /// <summary>Titles are for people unless they look like an artifact: lower case, no spaces. Otherwise the file's name is what Maven called it.</summary>
    private static string ArtifactOf(JavaManifest manifest, JarFileName file)
    {
        if (IsArtifact(manifest["Implementation-Title"]))
        {
            return manifest["Implementation-Title"];
        }

        var symbolic = manifest.SymbolicName;
        return file.Version.Length == 0 && IsArtifact(symbolic) && !symbolic.Contains('.') ? symbolic : file.Artifact;
    }

    private static string GroupOf(JavaManifest manifest, string artifact)
    {
        if (IsGroup(manifest["Implementation-Vendor-Id"]))
        {
            return manifest["Implementation-Vendor-Id"];
        }

        var symbolic = manifest.SymbolicName;
        if (artifact.Contains('.') || !symbolic.EndsWith("." + artifact, StringComparison.Ordinal))
        {
            return "";
        }

        var group = symbolic[..^(artifact.Length + 1)];
        return IsGroup(group) && Array.IndexOf(Umbrellas, group) < 0 ? group : "";
    }

    /// <summary>A specification's version is often older than what implements it: it comes last.</summary>
    private static string VersionOf(JavaManifest manifest, JarFileName file)
    {
        var implementation = FirstWord(manifest["Implementation-Version"]);
        var bundle = FirstWord(manifest["Bundle-Version"]);
        return IsVersion(implementation) ? implementation
            : IsVersion(bundle) ? (SameVersion(bundle, file.Version) ? file.Version : bundle)
            : file.Version.Length > 0 ? file.Version
            : IsVersion(FirstWord(manifest["Specification-Version"])) ? FirstWord(manifest["Specification-Version"])
            : "";
    }

    /// <summary>OSGi's versions have exactly three numbers and dots only: <c>9.4.0.SNAPSHOT</c> is <c>9.4-SNAPSHOT</c>.</summary>
    private static bool SameVersion(string bundle, string file) =>
        file.Length > 0 && Plain(bundle) == Plain(file);

    private static string Plain(string version)
    {
        var parts = version.Replace('-', '.').Replace('_', '.').Split('.').ToList();
        while (parts.Count < 3 || (parts.Count < 4 && !char.IsAsciiDigit(parts[2].FirstOrDefault('0'))))
        {
            var at = parts.FindIndex(p => p.Length > 0 && !char.IsAsciiDigit(p[0]));
            parts.Insert(at < 0 ? parts.Count : at, "0");
        }

        return string.Join('.', parts);
    }

    private static string FirstWord(string value) => value.IndexOf(' ') is var end and > 0 ? value[..end] : value;

    private static bool IsVersion(string value) => value.Length is > 0 and < 128 && char.IsAsciiDigit(value[0]) && !value.AsSpan().ContainsAny("${}:/\\\"");

    private static bool IsArtifact(string value) =>
        value.Length is > 1 and < 128 && char.IsAsciiLetterLower(value[0]) && !value.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static bool IsGroup(string value) => IsArtifact(value) && value.Contains('.') && !value.EndsWith('.') && !value.Contains("..", StringComparison.Ordinal);
}
