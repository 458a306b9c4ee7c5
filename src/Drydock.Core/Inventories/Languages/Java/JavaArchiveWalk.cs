using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;

namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>
/// The way through one archive and those inside it. Two budgets hold for all of them together: bytes that are held at once, and bytes that were ever
/// looked at, so that neither a deep nor a wide nest costs more than its limit.
/// </summary>
internal sealed class JavaArchiveWalk(Limits limits, FactWriter facts)
{
    /// <summary>What opening a member costs at least: members of one byte are not free.</summary>
    private const int MemberCost = 16 << 10;

    /// <summary>Maven's record and the manifest's main section are far smaller; what comes behind are signatures of single files.</summary>
    private const int MaxText = 64 << 10;

    private long heldBytes;
    private long readBytes;

    /// <param name="sha256">Asked at most once.</param>
    public void Read(string path, ReadOnlyMemory<byte> zip, Func<string> sha256) => Read(path, zip, sha256, depth: 0);

    private void Read(string path, ReadOnlyMemory<byte> zip, Func<string> sha256, int depth)
    {
        if (!ZipDirectory.TryOpen(zip.Span, out var directory))
        {
            facts.Malformed($"'{path}' is no zip archive");
            return;
        }

        var manifest = JavaManifest.Empty;
        var isJava = false;
        var poms = new List<MavenCoordinates>();
        var nested = new List<ZipMember>();
        while (directory.Next(out var member))
        {
            var name = zip.Span[member.Name];
            if (JavaArchiveNames.IsArchive(name))
            {
                nested.Add(member);
            }
            else if (JavaArchiveNames.IsManifest(name))
            {
                isJava = true;
                manifest = JavaManifest.Read(ReadText(path, zip, member).Span);
            }
            else if (JavaArchiveNames.IsPomProperties(name))
            {
                isJava = true;
                AddPom(path, zip, member, poms);
            }
            else
            {
                isJava = isJava || name.EndsWith(".class"u8);
            }
        }

        if (directory.Problem is { } problem)
        {
            facts.Malformed($"'{path}': {problem}");
        }

        // The endings are shared with archives of other kinds (Perl's par): without anything of Java in it, this is one of those.
        if (isJava)
        {
            Report(path, zip, sha256, manifest, poms);
        }

        ReadNested(path, zip, nested, depth + 1);
    }

    private void AddPom(string path, ReadOnlyMemory<byte> zip, in ZipMember member, List<MavenCoordinates> poms)
    {
        var text = ReadText(path, zip, member);
        if (MavenCoordinates.Read(text.Span) is { } pom)
        {
            poms.Add(pom);
        }
        else if (!text.IsEmpty)
        {
            facts.Malformed($"'{path}': '{NameOf(zip, member)}' names no artifact");
        }
    }

    private void Report(string path, ReadOnlyMemory<byte> zip, Func<string> sha256, JavaManifest manifest, List<MavenCoordinates> poms)
    {
        var file = JarFileName.Of(path);
        var own = poms.Count == 1 ? poms[0] : poms.Find(p => p.Artifact == file.Artifact || p.Artifact == file.Stem || p.Artifact == manifest["Implementation-Title"]);
        var hashes = ImmutableSortedDictionary<string, string>.Empty.Add("sha256", sha256());
        if (own is null)
        {
#pragma warning disable RS0030, CA5350 // Maven Central is searched by SHA-1: for an archive that does not say who it is, there is no other index
            hashes = hashes.Add("sha1", Convert.ToHexStringLower(SHA1.HashData(zip.Span)));
#pragma warning restore RS0030, CA5350
        }

        var identity = JarIdentity.Of(manifest, file);
        identity = own is null ? identity : new JarIdentity(own.Group, own.Artifact, own.Version.Length > 0 ? own.Version : identity.Version, "pom");
        Add(path, identity, p => p with { Licenses = manifest.Licenses(), Hashes = hashes, Vendor = VendorOf(manifest) });
        foreach (var pom in poms.Where(p => !ReferenceEquals(p, own)))
        {
            Add(path, new JarIdentity(pom.Group, pom.Artifact, pom.Version, "pom"), p => p with { Properties = p.Properties.Add("shaded", "true") });
        }
    }

    private void Add(string path, JarIdentity identity, Func<Package, Package> complete) => facts.AddAt(path, new PackageFact(complete(new Package
    {
        Ecosystem = "maven",
        Name = identity.Name,
        Version = identity.Version,
        Properties = JsonFields.Properties(("evidence", identity.Evidence)),
    })));

    private void ReadNested(string path, ReadOnlyMemory<byte> zip, List<ZipMember> members, int depth)
    {
        var headers = new HashSet<long>();
        foreach (var member in members)
        {
            var inner = $"{path}!/{ImagePath.Normalize(NameOf(zip, member))}";
            if (!headers.Add(member.Header))
            {
                facts.Malformed($"'{inner}' shares its bytes with another member");
            }
            else if (depth > limits.Nesting)
            {
                facts.Gap(GapKind.Limit, $"'{inner}' lies more than {limits.Nesting} archives deep (--max-nesting)");
            }
            else if (inner.Length > limits.PathBytes)
            {
                facts.Gap(GapKind.Limit, $"the path of an archive inside '{path}' has {inner.Length} characters, over the limit of {limits.PathBytes} (--max-path)");
            }
            else
            {
                ReadNested(inner, zip, member, depth);
            }
        }
    }

    private void ReadNested(string inner, ReadOnlyMemory<byte> zip, in ZipMember member, int depth)
    {
        var max = (int)Math.Min(limits.NestedFileBytes - heldBytes, Math.Min(limits.NestedBytes - readBytes - MemberCost, Array.MaxLength - 1));
        if (max <= 0 || member.Size > max)
        {
            facts.Gap(GapKind.Limit, $"'{inner}' has {member.Size} bytes; with the archives around it, it is over the limit (--max-nested-file-size, --max-nested-size)");
            return;
        }

        var content = ZipContent.Read(zip, member, max + 1, out var problem);
        readBytes += content.Length + MemberCost;
        if (problem is not null || content.Length > max)
        {
            facts.Gap(problem is null ? GapKind.Limit : GapKind.Malformed, $"'{inner}': {problem ?? "it is longer than it says, and over the limit"}");
            return;
        }

        // A stored member lies in the archive around it and costs no memory of its own.
        var held = member.Method == 0 ? 0 : content.Length;
        heldBytes += held;
        Read(inner, content, () => Convert.ToHexStringLower(SHA256.HashData(content.Span)), depth);
        heldBytes -= held;
    }

    private ReadOnlyMemory<byte> ReadText(string path, ReadOnlyMemory<byte> zip, in ZipMember member)
    {
        if ((readBytes += MemberCost) > limits.NestedBytes)
        {
            facts.Gap(GapKind.Limit, $"'{path}': '{NameOf(zip, member)}' is not read: the archive and those inside it are over the limit (--max-nested-size)");
            return default;
        }

        var content = ZipContent.Read(zip, member, MaxText, out var problem);
        if (problem is not null)
        {
            facts.Malformed($"'{path}': '{NameOf(zip, member)}': {problem}");
        }

        return content;
    }

    private static string NameOf(ReadOnlyMemory<byte> zip, in ZipMember member) => Encoding.UTF8.GetString(zip.Span[member.Name]);

    private static string VendorOf(JavaManifest manifest) =>
        manifest["Implementation-Vendor"] is { Length: > 0 } vendor ? vendor : manifest["Bundle-Vendor"];
}
