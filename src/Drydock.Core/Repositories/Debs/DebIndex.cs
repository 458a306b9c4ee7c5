using System.Text;

namespace Drydock.Core.Repositories.Debs;

/// <summary>
/// The packages of one index (<c>Packages</c>). Its text is kept as it is, and a paragraph is read when somebody asks for it: of sixty thousand few are.
/// Safe for one thread.
/// </summary>
public sealed class DebIndex
{
    private readonly ReadOnlyMemory<byte> text;
    private readonly string architecture;
    private readonly Dictionary<string, List<(int Offset, int Length)>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Offset, int Length)>> byProvided = new(StringComparer.Ordinal);
    private readonly Dictionary<int, DebPackage> read = [];

    /// <param name="text">Verified.</param>
    public DebIndex(ReadOnlyMemory<byte> text, string architecture, DebOrigin origin)
    {
        (this.text, this.architecture, Origin) = (text, architecture, origin);
        var rest = text;
        var line = 1;
        while (DebStanza.TryTake(ref rest, ref line, out var stanza, out _))
        {
            var place = (text.Length - rest.Length - stanza.Length, stanza.Length);
            Add(byName, Field(stanza.Span, "package"u8), place);
            var provides = Field(stanza.Span, "provides"u8);
            if (provides.Length > 0 && DebRelationParser.TryParse(provides, architecture, out var names))
            {
                foreach (var name in names.SelectMany(n => n.Alternatives).Select(n => n.Name).Distinct(StringComparer.Ordinal))
                {
                    Add(byProvided, name, place);
                }
            }
        }
    }

    public DebOrigin Origin { get; }

    /// <summary>Names of its packages.</summary>
    public IReadOnlyCollection<string> Names => byName.Keys;

    public IEnumerable<DebPackage> Named(string name) => Read(byName, name);

    /// <summary>Packages that provide a name, besides those that have it.</summary>
    public IEnumerable<DebPackage> Providing(string name) => Read(byProvided, name);

    private static void Add(Dictionary<string, List<(int Offset, int Length)>> places, string name, (int Offset, int Length) place)
    {
        if (!places.TryGetValue(name, out var list))
        {
            places[name] = list = new(1);
        }

        list.Add(place);
    }

    private IEnumerable<DebPackage> Read(Dictionary<string, List<(int Offset, int Length)>> places, string name)
    {
        foreach (var (offset, length) in places.GetValueOrDefault(name) ?? [])
        {
            if (!read.TryGetValue(offset, out var package))
            {
                read[offset] = package = DebPackage.Of(DebStanza.Parse(text.Span.Slice(offset, length)), architecture, Origin);
            }

            yield return package;
        }
    }

    /// <summary>The value of the first field of that name.</summary>
    private static string Field(ReadOnlySpan<byte> stanza, ReadOnlySpan<byte> name)
    {
        while (!stanza.IsEmpty)
        {
            var end = stanza.IndexOf((byte)'\n');
            end = end < 0 ? stanza.Length : end + 1;
            if (end > name.Length && stanza[name.Length] == ':' && Ascii.EqualsIgnoreCase(stanza[..name.Length], name))
            {
                while (end < stanza.Length && stanza[end] is (byte)' ' or (byte)'\t')
                {
                    var more = stanza[end..].IndexOf((byte)'\n');
                    end = more < 0 ? stanza.Length : end + more + 1;
                }

                return Encoding.UTF8.GetString(stanza[(name.Length + 1)..end].Trim(" \t\r\n"u8));
            }

            stanza = stanza[end..];
        }

        return "";
    }
}
