using System.Text.Json;

namespace Drydock.Core.Inventories.Binaries;

/// <summary>Where the files of a library are once a program is published: beside its deps.json, without the folders they had in their package.</summary>
internal static class DotnetDepsFiles
{
    /// <summary>More than the largest runtime pack has, which is 200.</summary>
    private const int Max = 1000;

    public static FileList Of(string depsPath, JsonElement target)
    {
        var folder = depsPath[..(depsPath.LastIndexOf('/') + 1)];
        return FileList.Of(Names(target).Where(n => n.Length > 0 && !n.Contains("..", StringComparison.Ordinal)).Take(Max).Select(n => folder + n));
    }

    private static IEnumerable<string> Names(JsonElement target) =>
    [
        .. Flat(target, "runtime"),
        .. Flat(target, "native"),
        .. Resources(target),

        // These keep their folders: which one is loaded is chosen at run time.
        .. JsonRead.Members(JsonRead.Member(target, "runtimeTargets")).Select(m => JsonRead.NameOf(m) ?? ""),
    ];

    private static IEnumerable<string> Flat(JsonElement target, string kind) =>
        JsonRead.Members(JsonRead.Member(target, kind)).Select(m => LastPart(JsonRead.NameOf(m) ?? ""));

    /// <summary>Translations lie in a folder named for the language.</summary>
    private static IEnumerable<string> Resources(JsonElement target) =>
        JsonRead.Members(JsonRead.Member(target, "resources"))
            .Select(m => JsonRead.Text(m.Value, "locale") is { Length: > 0 } locale ? $"{locale}/{LastPart(JsonRead.NameOf(m) ?? "")}" : "");

    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];
}
