using System.Collections.Frozen;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>A command that runs the command among its arguments.</summary>
/// <param name="Valued">Its options whose value may be the next argument.</param>
/// <param name="Operands">How many arguments of its own come before the command: the time of <c>timeout</c>.</param>
/// <param name="HasAssignments">Whether <c>A=b</c> may stand before the command.</param>
/// <param name="Stops">Options with which it runs nothing: <c>command -v</c>.</param>
internal sealed record Wrapper(string[] Valued, int Operands = 0, bool HasAssignments = false, string[]? Stops = null)
{
    private static readonly FrozenDictionary<string, Wrapper> All = new Dictionary<string, Wrapper>(StringComparer.Ordinal)
    {
        ["sudo"] = new(["u", "user", "g", "group", "h", "host", "p", "prompt", "C", "close-from", "D", "chdir", "R", "chroot", "r", "role", "t", "type", "T", "command-timeout", "U", "other-user"], HasAssignments: true, Stops: ["l", "v", "k", "K", "V", "e", "edit", "list", "validate"]),
        ["doas"] = new(["u", "C"]),
        ["env"] = new(["u", "unset", "C", "chdir", "S", "split-string"], HasAssignments: true),
        ["command"] = new([], Stops: ["v", "V"]),
        ["builtin"] = new([]),
        ["exec"] = new(["a"]),
        ["time"] = new(["f", "format", "o", "output"]),
        ["nohup"] = new([]),
        ["nice"] = new(["n", "adjustment"]),
        ["ionice"] = new(["c", "class", "n", "classdata"], Stops: ["p", "pid"]),
        ["stdbuf"] = new(["i", "input", "o", "output", "e", "error"]),
        ["setsid"] = new([]),
        ["xargs"] = new(["a", "arg-file", "d", "delimiter", "E", "I", "L", "max-lines", "n", "max-args", "P", "max-procs", "s", "max-chars"]),
        ["timeout"] = new(["k", "kill-after", "s", "signal"], Operands: 1),
        ["chroot"] = new(["userspec", "groups"], Operands: 1),
        ["gosu"] = new([], Operands: 1),
        ["su-exec"] = new([], Operands: 1),
        ["eatmydata"] = new([]),
        ["fakeroot"] = new(["l", "lib", "faked", "i", "s", "b"]),
        ["busybox"] = new([]),
        ["catchsegv"] = new([]),
        ["tini"] = new(["p", "e"]),
        ["dumb-init"] = new(["r", "rewrite"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Wrapper? Of(string? name) => name is not null && All.TryGetValue(name, out var found) ? found : null;
}
