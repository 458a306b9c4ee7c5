using System.Collections.Immutable;
using System.Text.Json;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// One deps.json: <c>libraries</c> says what there is, the target that <c>runtimeTarget</c> names says what needs what and which files it brings.
/// </summary>
internal sealed class DotnetDeps(JsonElement root, string path, FactWriter facts)
{
    private const int MaxPackages = 20_000;

    /// <summary>Bytes of names of files; a runtime pack has 10 KB.</summary>
    private const int MaxFiles = 8 << 20;
    private const string RuntimePackPrefix = "runtimepack.";

    private int filesLeft = MaxFiles;

    /// <param name="withFiles">The files lie beside the deps.json, not in the same program.</param>
    public IEnumerable<Package> Packages(bool withFiles)
    {
        var libraries = JsonRead.Member(root, "libraries");
        if (libraries is not { ValueKind: JsonValueKind.Object })
        {
            // Other tools may call a file so.
            if (JsonRead.Member(root, "runtimeTarget") is not null)
            {
                facts.Malformed("it has no libraries");
            }

            yield break;
        }

        var targets = RuntimeTarget().ToLookup(t => t.Name, t => t.Value, StringComparer.Ordinal);
        var (count, bad) = (0, 0);
        foreach (var library in JsonRead.Members(libraries))
        {
            if (++count > MaxPackages)
            {
                facts.Gap(GapKind.Limit, $"it names more than {MaxPackages} libraries; the rest is left out");
                break;
            }

            if (JsonRead.NameOf(library) is { } key && key.IndexOf('/') is var slash and > 0 && slash < key.Length - 1 && library.Value.ValueKind == JsonValueKind.Object)
            {
                yield return Describe(key[..slash], key[(slash + 1)..], library.Value, targets[key].FirstOrDefault(), withFiles);
            }
            else
            {
                bad++;
            }
        }

        if (filesLeft < 0)
        {
            facts.Gap(GapKind.Limit, "it names too many files; the rest is left out");
        }

        if (bad > 0)
        {
            facts.Malformed($"{bad} libraries are not written as name/version");
        }
    }

    /// <summary>Name and content of each library of the target that runs; of the only one when none is named.</summary>
    private IEnumerable<(string Name, JsonElement Value)> RuntimeTarget()
    {
        var targets = JsonRead.Member(root, "targets");
        var name = JsonRead.Member(root, "runtimeTarget") is { } runtime ? JsonRead.Text(runtime, "name") ?? JsonRead.Text(runtime) : null;
        foreach (var target in JsonRead.Members(targets))
        {
            if (name is null || JsonRead.NameOf(target) == name)
            {
                return JsonRead.Members(target.Value).Take(MaxPackages).Select(l => (JsonRead.NameOf(l) ?? "", l.Value));
            }
        }

        return [];
    }

    private Package Describe(string name, string version, JsonElement library, JsonElement target, bool withFiles)
    {
        var type = JsonRead.Text(library, "type") ?? "";
        var properties = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (type.Length > 0)
        {
            properties["type"] = type;
        }

        if (type == "project" && path[(path.LastIndexOf('/') + 1)..] == name + ".deps.json")
        {
            properties["dotnet-main"] = "true";
        }

        return new Package
        {
            Ecosystem = "nuget",
            Name = PackageName(name),
            Version = version,
            Requires = [.. JsonRead.Members(JsonRead.Member(target, "dependencies")).Select(d => PackageName(JsonRead.NameOf(d) ?? "")).Where(d => d.Length > 0)],
            Hashes = Sha512(JsonRead.Text(library, "sha512")) is { } hash ? ImmutableSortedDictionary<string, string>.Empty.Add("sha512", hash) : ImmutableSortedDictionary<string, string>.Empty,
            Files = withFiles ? FilesOf(target) : FileList.Empty,
            Properties = properties.ToImmutable(),
        };
    }

    private FileList FilesOf(JsonElement target)
    {
        if (filesLeft < 0)
        {
            return FileList.Empty;
        }

        var files = DotnetDepsFiles.Of(path, target);
        filesLeft -= files.Utf8.Length;
        return files;
    }

    private static string PackageName(string name) =>
        name.StartsWith(RuntimePackPrefix, StringComparison.Ordinal) ? name[RuntimePackPrefix.Length..] : name;

    /// <summary><c>sha512-</c> and base64; as hex. Null when empty (projects) or something else.</summary>
    private static string? Sha512(string? text)
    {
        const string Prefix = "sha512-";
        var hash = new byte[64];
        return text is not null && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], hash, out var written) && written == hash.Length
            ? Convert.ToHexStringLower(hash)
            : null;
    }
}
