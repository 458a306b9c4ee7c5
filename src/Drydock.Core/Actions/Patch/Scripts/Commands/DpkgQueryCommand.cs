using System.Text.RegularExpressions;
using Drydock.Core.Actions.Patch.Dpkg;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary><c>dpkg-query</c>. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg-query.1.en.html"/></summary>
internal sealed partial class DpkgQueryCommand : IScriptCommand
{
    public IReadOnlyList<string> Names { get; } = ["dpkg-query"];

    public int Run(CommandCall call)
    {
        var format = "${binary:Package}\t${Version}\n";
        var words = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var word = call.Arguments[i];
            var equals = word.StartsWith("-f", StringComparison.Ordinal) || word.StartsWith("--showformat=", StringComparison.Ordinal);
            if (word == "-f" && i + 1 < call.Arguments.Length)
            {
                format = call.Arguments[++i];
            }
            else if (equals)
            {
                format = word[(word.IndexOf('f', StringComparison.Ordinal) is var f && word[1] == '-' ? word.IndexOf('=', StringComparison.Ordinal) + 1 : f + 1)..].TrimStart('=');
            }
            else if (word is not ("--no-pager" or "--"))
            {
                words.Add(word);
            }
        }

        return words switch
        {
            ["-W" or "--show", .. var names] => Show(call, format.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal), names),
            ["-s" or "--status", .. var names] => Status(call, names),
            ["-L" or "--listfiles", .. var names] => List(call, names),
            ["-l" or "--list", .. var names] => Each(call, names, p => $"{(p.IsInstalled ? "ii" : "iU")}  {(p.IsShared ? $"{p.Name}:{p.Architecture}" : p.Name)} {p.Version} {p.Architecture} {p.Stanza["Description"].Split('\n')[0]}\n"),
            ["-S" or "--search", .. var names] => Search(call, names),
            ["--control-path" or "-c", var name, var file] => ControlPath(call, name, file),
            _ => throw call.Unknown(),
        };
    }

    public static int Status(CommandCall call, IReadOnlyList<string> names) => Each(call, names, p => p.Stanza + "\n");

    public static int List(CommandCall call, IReadOnlyList<string> names) => Each(call, names, p => string.Concat(p.Files.Select(f => f + "\n")));

    private static int Show(CommandCall call, string format, IReadOnlyList<string> names) => Each(call, names, p => Field().Replace(format, m => m.Groups[1].Value switch
    {
        "binary:Package" => p.IsShared ? $"{p.Name}:{p.Architecture}" : p.Name,
        "db:Status-Status" => p.Stanza["Status"].Split(' ')[^1],
        "db:Status-Abbrev" => p.IsInstalled ? "ii " : "iU ",
        "Conffiles" => Conffile.Field(p.Conffiles),
        var name when !name.Contains(':', StringComparison.Ordinal) => p.Stanza[name],
        _ => throw call.Unknown(),
    }));

    private static int Search(CommandCall call, List<string> names)
    {
        var status = 0;
        foreach (var name in names)
        {
            // Without a wildcard it is a part of a name; with its slash, a whole one.
            var isWhole = name.StartsWith('/') && name.AsSpan().IndexOfAny("*?[\\") < 0;
            var match = Wildcards.Compile(isWhole || name.AsSpan().IndexOfAny("*?[\\") >= 0 ? name : $"*{name}*");
            var found = call.Database.Packages.Where(p => p.IsPresent).SelectMany(p => p.Files.Where(f => isWhole ? f == name : match.IsMatch(f)).Select(f => (File: f, Package: p))).GroupBy(f => f.File, f => f.Package).ToList();
            status = found.Count == 0 ? 1 : status;
            call.Print(string.Concat(found.Select(f => $"{string.Join(", ", f.Select(p => p.IsShared ? $"{p.Name}:{p.Architecture}" : p.Name))}: {f.Key}\n")));
        }

        return status;
    }

    private static int ControlPath(CommandCall call, string name, string file) => Each(call, [name], p =>
        call.Tree.Files.Find(DpkgDatabase.InfoPath(p, file)) is null ? "" : $"/{DpkgDatabase.InfoPath(p, file)}\n");

    private static int Each(CommandCall call, IReadOnlyList<string> names, Func<InstalledDeb, string> tell)
    {
        var status = 0;
        foreach (var name in names)
        {
            var parts = name.Split(':', 2);
            var match = Wildcards.Compile(parts[0]);
            var found = call.Database.Packages.Where(p => match.IsMatch(p.Name) && (parts.Length == 1 || p.Architecture == parts[1])).ToList();
            status = found.Count == 0 ? 1 : status;
            call.Print(string.Concat(found.Select(tell)));
        }

        return status;
    }

    [GeneratedRegex(@"\$\{([^};]+)(?:;[^}]*)?\}")]
    private static partial Regex Field();
}
