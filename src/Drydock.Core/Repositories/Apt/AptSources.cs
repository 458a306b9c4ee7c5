using System.Collections.Immutable;
using System.Text;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;

namespace Drydock.Core.Repositories.Apt;

/// <summary>The sources of packages that an image is configured for.</summary>
/// <param name="Problems">What could not be understood, with its place: sentences.</param>
public sealed record AptSources(ImmutableArray<AptSource> Sources, ImmutableArray<string> Problems)
{
    private const string Main = "etc/apt/sources.list";
    private const string Folder = "etc/apt/sources.list.d/";

    /// <summary>Reads <c>etc/apt/sources.list</c>, and files <c>*.list</c> and <c>*.sources</c> of <c>etc/apt/sources.list.d</c>; others are passed over.</summary>
    /// <param name="files">By their path in the image, without leading slash.</param>
    public static AptSources Parse(IEnumerable<(string Path, byte[] Content)> files)
    {
        var sources = ImmutableArray.CreateBuilder<AptSource>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, content) in files.Where(f => IsSource(f.Path)).OrderBy(f => f.Path == Main ? "" : f.Path, StringComparer.Ordinal))
        {
            if (path.EndsWith(".sources", StringComparison.Ordinal))
            {
                foreach (var stanza in DebStanza.ParseAll(content))
                {
                    AddStanza(stanza, path, sources, problems);
                }
            }
            else
            {
                foreach (var (number, line) in Encoding.UTF8.GetString(content).Split('\n').Index())
                {
                    AddLine(line, $"{path}:{number + 1}", sources, problems);
                }
            }
        }

        return new AptSources(sources.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>A repository that the user names: <c>http://host/debian-security bookworm-security main</c>, with options in brackets before it; an address or folder alone is flat.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static AptSource Given(string text)
    {
        var sources = ImmutableArray.CreateBuilder<AptSource>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var line = text.Trim();
        line = line.StartsWith("deb ", StringComparison.Ordinal) ? line[4..].Trim() : line;
        var address = line.StartsWith('[') ? line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..] : line;
        AddLine($"deb {line}{(address.Trim().AsSpan().ContainsAny(" \t") ? "" : " ./")}", "--repo", sources, problems);
        return problems.Count == 0 && sources.Count == 1
            ? sources[0] with { IsGiven = true }
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading the repository of --repo failed: {string.Join(' ', problems)}", "Write it as 'http://host/debian-security bookworm-security main', or name a folder that holds Packages and InRelease.");
    }

    private static bool IsSource(string path) => path == Main
        || (path.StartsWith(Folder, StringComparison.Ordinal) && path.AsSpan(Folder.Length).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-") < 0
            && (path.EndsWith(".list", StringComparison.Ordinal) || path.EndsWith(".sources", StringComparison.Ordinal)));

    private static void AddLine(string line, string place, ImmutableArray<AptSource>.Builder sources, ImmutableArray<string>.Builder problems)
    {
        var text = line.Split('#')[0].Trim();
        var type = text.Split([' ', '\t'], 2)[0];
        if (type is "" or "deb-src")
        {
            return;
        }

        var rest = text[type.Length..].Trim();
        var options = "";
        if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is var end)
        {
            (options, rest) = end < 0 ? ("?", "") : (rest[1..end], rest[(end + 1)..]);
        }

        var words = rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (type != "deb" || words.Length < 2)
        {
            problems.Add($"{place} is no source of packages: '{Shorten(text)}'.");
            return;
        }

        var source = new AptSource(words[0], words[1], [.. words[2..]], place);
        foreach (var option in options.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            source = equals < 0 ? source : Take(source, option[..equals].TrimEnd('+', '-'), option[(equals + 1)..]);
        }

        Add(source, sources, problems);
    }

    private static void AddStanza(DebStanza stanza, string path, ImmutableArray<AptSource>.Builder sources, ImmutableArray<string>.Builder problems)
    {
        var place = $"{path}:{stanza.Line}";
        if (IsNo(stanza["Enabled"]) || !Words(stanza["Types"]).Contains("deb"))
        {
            return;
        }

        var (addresses, suites) = (Words(stanza["URIs"]), Words(stanza["Suites"]));
        if (!stanza.IsSound || addresses.Length == 0 || suites.Length == 0)
        {
            problems.Add($"{place} is no source of packages: {(stanza.IsSound ? "it has no URIs, or no Suites" : "a line is no field, or a field comes twice")}.");
            return;
        }

        foreach (var address in addresses)
        {
            foreach (var suite in suites)
            {
                var source = new AptSource(address, suite, [.. Words(stanza["Components"])], place);
                foreach (var (name, value) in stanza.Fields)
                {
                    source = Take(source, name, value);
                }

                Add(source, sources, problems);
            }
        }
    }

    private static AptSource Take(AptSource source, string name, string value) => name.ToLowerInvariant() switch
    {
        "arch" or "architectures" => source with { Architectures = [.. Words(value.Replace(',', ' '))] },
        "signed-by" => value.Contains("-----BEGIN", StringComparison.Ordinal) ? source with { InlineKey = InlineKeyOf(value) } : source.SignedBy(value),
        "trusted" or "allow-insecure" or "allow-weak" => source with { AsksForTrust = source.AsksForTrust || IsYes(value) },
        "check-valid-until" => source with { ChecksExpiry = !IsNo(value) },
        _ => source,
    };

    private static void Add(AptSource source, ImmutableArray<AptSource>.Builder sources, ImmutableArray<string>.Builder problems)
    {
        if (source.IsFlat == source.Components.IsEmpty)
        {
            sources.Add(source);
        }
        else
        {
            problems.Add($"{source.Place} is no source of packages: the suite '{Shorten(source.Suite)}' {(source.IsFlat ? "is a folder and can have no components" : "needs components")}.");
        }
    }

    /// <summary>Each line is indented, and an empty one is a full stop. <see href="https://manpages.debian.org/bookworm/apt/sources.list.5.en.html"/></summary>
    private static byte[] InlineKeyOf(string value) =>
        Encoding.UTF8.GetBytes(string.Join('\n', value.Split('\n').Select(l => l.Trim()).SkipWhile(l => l.Length == 0).Select(l => l == "." ? "" : l)) + "\n");

    private static string[] Words(string value) => value.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNo(string value) => value.Trim().ToLowerInvariant() is "no" or "false" or "without" or "off" or "disable" or "0";

    private static bool IsYes(string value) => value.Trim().ToLowerInvariant() is "yes" or "true" or "with" or "on" or "enable" or "1";

    private static string Shorten(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
