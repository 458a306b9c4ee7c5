namespace Drydock.Core.Inventories.Binaries;

/// <summary>
/// The lines of a program's module information: <c>path</c>, <c>mod</c>, <c>dep</c>, <c>=&gt;</c> (replaces the line before it) and <c>build</c>.
/// <see href="https://pkg.go.dev/runtime/debug#BuildInfo"/>
/// </summary>
internal sealed class GoModules
{
    /// <summary>The largest programs have two or three thousand.</summary>
    public const int Max = 20_000;

    public GoModule? Main { get; private set; }

    public List<GoModule> Dependencies { get; } = [];

    /// <summary>How it was built: GOARCH, CGO_ENABLED, vcs.revision …</summary>
    public SortedDictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public bool HasTooMany { get; private set; }

    /// <summary>Lines that could not be read.</summary>
    public int BadLines { get; private set; }

    public static GoModules Read(string text)
    {
        var modules = new GoModules();
        var last = Target.None;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            last = modules.Take(line, last);
            if (modules.HasTooMany)
            {
                break;
            }
        }

        return modules;
    }

    private Target Take(ReadOnlySpan<char> line, Target last)
    {
        var tab = line.IndexOf('\t');
        var rest = tab < 0 ? default : line[(tab + 1)..];
        switch (tab < 0 ? line : line[..tab])
        {
            case "mod":
                Main = ReadModule(rest);
                return Main is null ? Target.None : Target.Main;
            case "dep":
                HasTooMany |= Dependencies.Count == Max;
                if (HasTooMany || ReadModule(rest) is not { } dependency)
                {
                    return Target.None;
                }

                Dependencies.Add(dependency);
                return Target.Dependency;
            case "=>":
                Replace(last, ReadModule(rest));
                return Target.None;
            case "build":
                if (rest.IndexOf('=') is var equals and > 0 && Settings.Count < Max)
                {
                    Settings[new string(rest[..equals])] = new string(rest[(equals + 1)..]);
                }

                return Target.None;
            default:
                return Target.None;
        }
    }

    private void Replace(Target last, GoModule? by)
    {
        if (last == Target.Main)
        {
            Main = Main! with { Replacement = by };
        }
        else if (last == Target.Dependency)
        {
            Dependencies[^1] = Dependencies[^1] with { Replacement = by };
        }
        else if (by is not null)
        {
            BadLines++;
        }
    }

    /// <summary>Path, version and, if known, hash.</summary>
    private GoModule? ReadModule(ReadOnlySpan<char> fields)
    {
        Span<Range> parts = stackalloc Range[4];
        var count = fields.Split(parts, '\t');
        if (count < 2 || fields[parts[0]].IsEmpty)
        {
            BadLines++;
            return null;
        }

        return new GoModule(new string(fields[parts[0]]), new string(fields[parts[1]]), count > 2 ? new string(fields[parts[2]]) : "");
    }

    private enum Target
    {
        None,
        Main,
        Dependency,
    }
}
