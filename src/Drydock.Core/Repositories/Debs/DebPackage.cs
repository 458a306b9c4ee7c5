using System.Collections.Immutable;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Debs;

/// <summary>A Debian package as its control fields tell of it: installed, or to be had from a repository.</summary>
public sealed class DebPackage
{
    private DebPackage(DebStanza stanza, string architecture, DebOrigin? origin)
    {
        Stanza = stanza;
        Origin = origin;
        Name = stanza["Package"];
        Version = stanza["Version"];
        Architecture = stanza["Architecture"];
        Problem = Name.Length == 0 || Version.Length == 0 ? "it has no name or no version" : "";
        Depends = [.. Read("Pre-Depends", architecture), .. Read("Depends", architecture)];
        Conflicts = [.. Read("Conflicts", architecture).SelectMany(d => d.Alternatives)];
        Breaks = [.. Read("Breaks", architecture).SelectMany(d => d.Alternatives)];
        Replaces = [.. Read("Replaces", architecture).SelectMany(d => d.Alternatives)];
        Provides = [.. Read("Provides", architecture).SelectMany(d => d.Alternatives)];
        MultiArch = stanza["Multi-Arch"].ToLowerInvariant() switch
        {
            "same" => DebMultiArch.Same,
            "foreign" => DebMultiArch.Foreign,
            "allowed" => DebMultiArch.Allowed,
            _ => DebMultiArch.No,
        };
        var source = stanza["Source"];
        var open = source.IndexOf('(', StringComparison.Ordinal);
        SourceName = source.Length == 0 ? Name : open < 0 ? source : source[..open].Trim();
        SourceVersion = open < 0 ? Version : source[(open + 1)..].TrimEnd(')', ' ');
    }

    public string Name { get; }

    public string Version { get; }

    /// <summary>As written; <c>all</c> for packages of every architecture.</summary>
    public string Architecture { get; }

    public DebMultiArch MultiArch { get; }

    public string SourceName { get; }

    public string SourceVersion { get; }

    /// <summary>Pre-Depends first, then Depends.</summary>
    public ImmutableArray<DebDependency> Depends { get; }

    public ImmutableArray<DebRelation> Conflicts { get; }

    public ImmutableArray<DebRelation> Breaks { get; }

    public ImmutableArray<DebRelation> Replaces { get; }

    /// <summary>With <c>=</c> and a version, or without.</summary>
    public ImmutableArray<DebRelation> Provides { get; }

    public bool IsEssential => Stanza["Essential"].Equals("yes", StringComparison.OrdinalIgnoreCase) || Stanza["Protected"].Equals("yes", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first word of Status: whoever runs the image asked to keep the version.</summary>
    public bool IsHeld => Stanza["Status"].StartsWith("hold ", StringComparison.Ordinal);

    /// <summary>Where it is below its repository; empty for one that is installed.</summary>
    public string Filename => Stanza["Filename"];

    public long Size => long.TryParse(Stanza["Size"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var size) ? size : -1;

    /// <summary>Of the <c>.deb</c>; null when the index does not say.</summary>
    public Digest? Sha256 => Digest.TryParse("sha256:" + Stanza["SHA256"], out var digest) ? digest : null;

    /// <summary>Null for one that is installed.</summary>
    public DebOrigin? Origin { get; }

    public DebStanza Stanza { get; }

    /// <summary>Why nothing can be decided about it; empty when all of it could be read.</summary>
    public string Problem { get; private set; }

    /// <param name="architecture">The one that dpkg was built for in the image: it decides what <c>[amd64]</c> means.</param>
    public static DebPackage Of(DebStanza stanza, string architecture, DebOrigin? origin = null) => new(stanza, architecture, origin);

    /// <summary>
    /// What is installed, by dpkg's <c>status</c> or files of <c>status.d</c> (which say no Status): every state in which files are on disk.
    /// </summary>
    public static ImmutableArray<DebPackage> Installed(ReadOnlyMemory<byte> status, string architecture) =>
    [
        .. DebStanza.ParseAll(status).Where(IsThere).Select(s => new DebPackage(s, architecture, origin: null)).Where(p => p.Name.Length > 0 && p.Version.Length > 0),
    ];

    public override string ToString() => $"{Name} {Version}";

    private static bool IsThere(DebStanza stanza) =>
        stanza["Status"] is var status && (status.Length == 0 || !(status.EndsWith(" not-installed", StringComparison.Ordinal) || status.EndsWith(" config-files", StringComparison.Ordinal)));

    private ImmutableArray<DebDependency> Read(string field, string architecture)
    {
        if (!DebRelationParser.TryParse(Stanza[field], architecture, out var dependencies))
        {
            Problem = $"its field {field} cannot be understood";
        }

        return dependencies;
    }
}
