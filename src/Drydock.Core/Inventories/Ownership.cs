using System.Text;

namespace Drydock.Core.Inventories;

/// <summary>
/// Finds the package that put another package's files on disk: a distribution's, or the .NET package that an assembly belongs to.
/// An annotation: nothing is left out because of it.
/// </summary>
internal sealed class Ownership
{
    private readonly Dictionary<string, List<PlacedPackage>> wanted = new(StringComparer.Ordinal);

    public Ownership(IEnumerable<PlacedPackage> packages)
    {
        foreach (var package in packages.Where(p => !Ecosystems.Find(p.Package.Ecosystem).IsOs))
        {
            foreach (var path in Aliases(Visibility.OuterPath(package.Path)))
            {
                if (!wanted.TryGetValue(path, out var list))
                {
                    wanted[path] = list = [];
                }

                list.Add(package);
            }
        }
    }

    /// <summary>Marks what <paramref name="owner"/>'s files hold.</summary>
    public void Claim(PlacedPackage owner)
    {
        if (wanted.Count == 0 || owner.Files.IsEmpty)
        {
            return;
        }

        var lookup = wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[1024];
        var files = owner.Files.Utf8.Span;
        foreach (var range in files.Split((byte)'\n'))
        {
            var path = files[range];
            if (path.IsEmpty || path.Length > buffer.Length)
            {
                continue;
            }

            var length = Encoding.UTF8.GetChars(path, buffer);
            if (lookup.TryGetValue(buffer[..length], out var packages))
            {
                packages.RemoveAll(p => p.OwnedBy is not null || (p.OwnedBy = IsOwner(owner, p) ? owner.Purl : null) is not null);
            }
        }
    }

    /// <summary>A distribution owns what is not its own kind; within .NET a package owns the assemblies that its deps.json lists.</summary>
    private static bool IsOwner(PlacedPackage owner, PlacedPackage owned) =>
        Ecosystems.Find(owner.Package.Ecosystem).IsOs
        || (owned.Package.Ecosystem == "nuget" && owner.Package.Ecosystem == "nuget" && owned.Analyzer == "dotnet-assembly" && owned.Purl != owner.Purl);

    /// <summary>Where /lib and /usr/lib are one folder, package lists name files by either.</summary>
    internal static IEnumerable<string> Aliases(string path)
    {
        yield return path;
        if (path.StartsWith("usr/", StringComparison.Ordinal))
        {
            var rest = path[4..];
            if (rest.StartsWith("lib", StringComparison.Ordinal) || rest.StartsWith("bin/", StringComparison.Ordinal) || rest.StartsWith("sbin/", StringComparison.Ordinal))
            {
                yield return rest;
            }
        }
        else if (path.StartsWith("lib", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal) || path.StartsWith("sbin/", StringComparison.Ordinal))
        {
            yield return "usr/" + path;
        }
    }
}
