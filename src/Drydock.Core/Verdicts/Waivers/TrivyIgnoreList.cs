using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Core.Verdicts.Yaml;

namespace Drydock.Core.Verdicts.Waivers;

/// <summary>
/// The plain <c>.trivyignore</c>: an id on each line, <c>exp:2026-12-31</c> behind it, comments with <c>#</c>. The comment above an id is taken as its reason.
/// <see href="https://trivy.dev/latest/docs/configuration/filtering/#trivyignore"/>
/// </summary>
internal static class TrivyIgnoreList
{
    /// <summary>A plain list has no line with a key: neither <c>key:</c> nor <c>- item</c>.</summary>
    public static bool Looks(ReadOnlySpan<byte> bytes, string name) => !name.EndsWith(".yaml", StringComparison.Ordinal) && !name.EndsWith(".yml", StringComparison.Ordinal)
        && Path.GetFileName(name) is var file && (file.EndsWith(".trivyignore", StringComparison.Ordinal) || IsList(bytes));

    public static ImmutableArray<Waiver> Read(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > YamlFile.MaxSize)
        {
            throw Mistake.In(name, $"It is larger than {YamlFile.MaxSize} bytes.");
        }

        var waivers = ImmutableArray.CreateBuilder<Waiver>();
        var comment = "";
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var text = line.Trim();
            if (text.IsEmpty || text[0] == '#')
            {
                comment = text.IsEmpty ? "" : $"{comment} {text.TrimStart('#').Trim()}".Trim();
                continue;
            }

            waivers.Add(ReadLine(text.ToString(), comment, name, number));
            comment = "";
        }

        return waivers.ToImmutable();
    }

    private static Waiver ReadLine(string line, string comment, string name, int number)
    {
        var hash = line.IndexOf(" #", StringComparison.Ordinal);
        var reason = hash < 0 ? comment : line[(hash + 2)..].Trim();
        var words = (hash < 0 ? line : line[..hash]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        DateOnly? until = null;
        foreach (var word in words.Skip(1).Where(w => w.StartsWith("exp:", StringComparison.Ordinal)))
        {
            // Trivy's date is the first day on which it holds no more.
            until = DateOnly.TryParseExact(word.AsSpan(4), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date > DateOnly.MinValue
                ? date.AddDays(-1)
                : throw Mistake.At(name, number, line.IndexOf(word, StringComparison.Ordinal) + 5, $"'{word[4..]}' is no date.", "Write exp:2026-12-31.");
        }

        return new Waiver { Names = [words[0], FindingNames.OfTrivy(words[0])], Reason = reason.Length > 0 ? reason : "no reason is given", Owner = name, Expires = until, Place = $"{name}:{number}", ImportedFrom = name };
    }

    private static bool IsList(ReadOnlySpan<byte> bytes)
    {
        foreach (var line in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 1 << 16)]).TrimStart('\uFEFF').EnumerateLines())
        {
            var text = line.Trim();
            if (!text.IsEmpty && text[0] != '#')
            {
                return !text.StartsWith("- ") && !text.StartsWith("{") && !text.StartsWith("[") && !text.EndsWith(":") && !text.Contains(": ", StringComparison.Ordinal) && !text.StartsWith("---");
            }
        }

        return false;
    }
}
