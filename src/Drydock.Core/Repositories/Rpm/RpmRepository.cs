using System.Collections.Immutable;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>A section of a .repo file of yum and dnf: <see href="https://dnf.readthedocs.io/en/latest/conf_ref.html#repo-options"/>.</summary>
public sealed record RpmRepository
{
    /// <summary>The name of the section.</summary>
    public required string Id { get; init; }

    /// <summary>Addresses of the same content, one as good as the other.</summary>
    public ImmutableArray<string> BaseUrls { get; init; } = [];

    /// <summary>A list of mirrors, or a metalink, that would have to be fetched first; empty when there is none.</summary>
    public string MirrorList { get; init; } = "";

    /// <summary>Addresses of the keys that packages are signed with.</summary>
    public ImmutableArray<string> GpgKeys { get; init; } = [];

    public bool IsEnabled { get; init; } = true;

    /// <summary>The metadata must be signed too.</summary>
    public bool NeedsSignedMetadata { get; init; }

    /// <summary>The repositories of a file, those that are switched off among them.</summary>
    /// <param name="variables">releasever, basearch, arch and those of /etc/dnf/vars, without the dollar sign.</param>
    public static ImmutableArray<RpmRepository> Parse(string text, IReadOnlyDictionary<string, string> variables)
    {
        var found = ImmutableArray.CreateBuilder<RpmRepository>();
        Dictionary<string, string>? section = null;
        var (id, key) = ("", "");
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[' && line[^1] == ']')
            {
                Finish(id, section, variables, found);
                (section, id, key) = (new(StringComparer.Ordinal), line[1..^1], "");
            }
            else if (char.IsWhiteSpace(line[0]) && section is not null && key.Length > 0)
            {
                // A value goes on in lines that begin with white space.
                section[key] += " " + line.Trim();
            }
            else if (section is not null && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
            {
                section[key = name] = value;
            }
        }

        Finish(id, section, variables, found);
        return found.ToImmutable();
    }

    private static void Finish(string id, Dictionary<string, string>? section, IReadOnlyDictionary<string, string> variables, ImmutableArray<RpmRepository>.Builder found)
    {
        if (section is null || id == "main")
        {
            return;
        }

        found.Add(new RpmRepository
        {
            Id = RpmVariables.Replace(id, variables),
            BaseUrls = Words("baseurl"),
            GpgKeys = Words("gpgkey"),
            MirrorList = RpmVariables.Replace(section.GetValueOrDefault("metalink") ?? section.GetValueOrDefault("mirrorlist", ""), variables),
            IsEnabled = IsOn("enabled", true),
            NeedsSignedMetadata = IsOn("repo_gpgcheck", false),
        });

        ImmutableArray<string> Words(string name) =>
            [.. RpmVariables.Replace(section.GetValueOrDefault(name, ""), variables).Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries)];

        bool IsOn(string name, bool otherwise) => section.TryGetValue(name, out var value) ? value.ToLowerInvariant() is "1" or "yes" or "true" or "on" : otherwise;
    }
}
