using System.Text;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>What Maven wrote into META-INF/maven/GROUP/ARTIFACT/pom.properties.</summary>
internal sealed record MavenCoordinates(string Group, string Artifact, string Version)
{
    /// <returns>Null when it names no artifact.</returns>
    public static MavenCoordinates? Read(ReadOnlySpan<byte> properties)
    {
        string group = "", artifact = "", version = "";
        foreach (var line in Encoding.UTF8.GetString(properties).AsSpan().EnumerateLines())
        {
            var equals = line.IndexOfAny('=', ':');
            if (equals < 1 || line.TrimStart() is ['#' or '!', ..])
            {
                continue;
            }

            var value = line[(equals + 1)..].Trim().ToString();
            switch (line[..equals].Trim())
            {
                case "groupId":
                    group = value;
                    break;
                case "artifactId":
                    artifact = value;
                    break;
                case "version":
                    version = value;
                    break;
                default:
                    break;
            }
        }

        return IsText(artifact) && (group.Length == 0 || IsText(group)) ? new MavenCoordinates(group, artifact, IsText(version) ? version : "") : null;
    }

    /// <summary>Neither a placeholder that was never filled (<c>${project.version}</c>) nor something with spaces in it.</summary>
    private static bool IsText(string value) => value.Length is > 0 and < 256 && !value.AsSpan().ContainsAny(" \t${}:/\\");
}
