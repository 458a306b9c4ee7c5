using System.Collections.Immutable;
using System.Text.Json;

namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>Reads the packages of an OSV record.</summary>
internal static class OsvAffected
{
    /// <summary>Packages that no image has (another operating system's, commits of a repository) are left out; that is a gap only when nothing is left.</summary>
    public static ImmutableArray<AffectedPackage> Read(JsonElement record, string id, FeedWriter writer)
    {
        var found = new OsvPackages(record);
        var problem = "";
        foreach (var affected in record.Items("affected"))
        {
            var package = affected.Member("package");
            var (ecosystem, name) = (package.Text("ecosystem"), package.Text("name"));
            if (ecosystem.Length == 0 || name.Length == 0)
            {
                problem = "It names no package, only commits or versions of something.";
            }
            else if (OsvEcosystems.Find(ecosystem, package.Text("purl")) is not { } space)
            {
                problem = $"The ecosystem '{ecosystem}' has no packages that are looked for.";
            }
            else if (OsvVersions.Read(affected, space.Space) is not { } versions)
            {
                problem = "It names commits of a repository, and no versions.";
            }
            else if (versions.Problem.Length > 0)
            {
                writer.Gap(id, $"{name}: {versions.Problem}");
            }
            else
            {
                found.Add(affected, space, name, versions);
            }
        }

        if (problem.Length > 0 && found.IsEmpty)
        {
            writer.Gap(id, problem);
        }

        return found.ToArray();
    }
}
