using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles;

/// <summary>A <c>--mount</c> of RUN. <see href="https://docs.docker.com/reference/dockerfile/#run---mount"/></summary>
/// <param name="Type">In small letters: <c>bind</c>, <c>cache</c>, <c>tmpfs</c>, <c>secret</c> or <c>ssh</c>; bind when nothing is said.</param>
/// <param name="Options">The others by their long names: <c>target</c>, <c>source</c>, <c>readonly</c>; those without a value are empty. Variables are not expanded.</param>
public sealed record Mount(string Type, ImmutableDictionary<string, string> Options, Flag Flag)
{
    public static ImmutableArray<Mount> Of(Instruction run) => run.Keyword == "RUN" ? [.. run.Flags.Where(f => f.Name == "mount").Select(Parse)] : [];

    private static Mount Parse(Flag flag)
    {
        var options = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in (flag.Value ?? "").Split(','))
        {
            // A field may stand in quotes, as in CSV, when the flag's own were taken off.
            var parts = field.Trim('"').Split('=', 2);
            options[LongName(parts[0].ToLowerInvariant())] = parts.Length > 1 ? parts[1] : "";
        }

        var type = options.GetValueOrDefault("type", "bind").ToLowerInvariant();
        options.Remove("type");
        options.Remove("");
        return new Mount(type, options.ToImmutable(), flag);
    }

    private static string LongName(string name) => name switch
    {
        "src" => "source",
        "dst" or "destination" => "target",
        "ro" => "readonly",
        "rw" => "readwrite",
        _ => name,
    };
}
