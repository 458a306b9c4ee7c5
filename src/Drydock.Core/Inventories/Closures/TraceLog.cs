using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Drydock.Core.Inventories.Closures;

/// <summary>
/// Reads which files a run used from what tools write about it: strace -f, fatrace and other fanotify tools (paths, or a path at the end of a line), Falco's JSON lines. What cannot be read is passed over:
/// the closure stands without it.
/// </summary>
public static partial class TraceLog
{
    /// <summary>Fields of Falco that hold a path. <see href="https://falco.org/docs/reference/rules/supported-fields/"/></summary>
    private static readonly string[] FalcoFields = ["fd.name", "fs.path.name", "fs.path.source", "fs.path.target", "proc.exepath", "evt.arg.filename", "evt.arg.pathname", "evt.arg.path", "evt.arg.name"];

    /// <summary>Absolute paths, sorted, each once.</summary>
    public static ImmutableArray<string> Read(ReadOnlySpan<byte> log)
    {
        var text = Encoding.UTF8.GetString(log);
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var strace = new StraceReader(paths, isContainer: text.Contains("pivot_root(", StringComparison.Ordinal));
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("{"))
            {
                ReadFalco(line.ToString(), paths);
            }
            else if (!strace.Read(line) && line.IndexOf('/') is >= 0 and var slash && (slash == 0 || line[slash - 1] is ' ' or '\t'))
            {
                paths.Add(line[slash..].TrimEnd().ToString());
            }
        }

        return [.. paths];
    }

    private static void ReadFalco(string line, SortedSet<string> paths)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("output_fields", out var fields) && fields.ValueKind == JsonValueKind.Object)
            {
                foreach (var value in FalcoFields.Select(f => fields.TryGetProperty(f, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null).OfType<string>().Where(v => v.StartsWith('/')))
                {
                    paths.Add(value);
                }
            }
        }
        catch (JsonException)
        {
            // The last line of a log that is still written.
        }
    }

    /// <summary>Follows processes through the lines of strace: those outside the container say nothing about it. <see href="https://man7.org/linux/man-pages/man1/strace.1.html"/></summary>
    private sealed partial class StraceReader(SortedSet<string> paths, bool isContainer)
    {
        private readonly HashSet<string> inside = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> leaders = new(StringComparer.Ordinal);

        /// <returns>False when the line is none of strace.</returns>
        public bool Read(ReadOnlySpan<char> line)
        {
            var match = Call().Match(line.ToString());
            if (!match.Success)
            {
                return line.IndexOf("+++ ") >= 0 || line.IndexOf("--- ") >= 0 || line.IndexOf("<... ") >= 0;
            }

            var (pid, name, rest) = (Leader(match.Groups["pid"].Value), match.Groups["name"].Value, match.Groups["rest"].Value);
            var answer = Answer().Match(rest) is { Success: true } found ? found.Groups["value"].Value : "";
            if (answer.Length == 0 && !rest.Contains("<unfinished", StringComparison.Ordinal) && !rest.EndsWith("= ?", StringComparison.Ordinal))
            {
                return false;
            }

            if (answer.StartsWith('-'))
            {
                return true;
            }

            if (name is "pivot_root" or "chroot")
            {
                inside.Add(pid);
            }
            else if (name is "clone" or "clone3" or "fork" or "vfork" && answer.Length > 0)
            {
                if (rest.Contains("CLONE_THREAD", StringComparison.Ordinal))
                {
                    leaders[answer] = pid;
                }
                else if (inside.Contains(pid))
                {
                    inside.Add(answer);
                }
            }
            else if (!isContainer || inside.Contains(pid))
            {
                foreach (Match path in Quoted().Matches(rest))
                {
                    var text = path.Groups["path"].Value;
                    paths.Add(text.StartsWith('/') ? text : $"{path.Groups["folder"].Value}/{text}");
                }
            }

            return true;
        }

        private string Leader(string pid) => leaders.GetValueOrDefault(pid, pid);

        [GeneratedRegex(@"^(\[pid +)?(?<pid>\d*)\]? *([\d:.]+ +)?(?<name>[a-z_0-9]+)\((?<rest>.*)$", RegexOptions.ExplicitCapture, 10_000)]
        private static partial Regex Call();

        [GeneratedRegex(@"\) += (?<value>-?\d+)(?!\d)[^=]*$", RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, 10_000)]
        private static partial Regex Answer();

        /// <summary>Absolute paths, and relative ones where strace -y says what they are relative to.</summary>
        [GeneratedRegex(@"(<(?<folder>/[^>]*)>, )""(?<path>[^""/][^""]*)""|""(?<path>/[^""]*)""", RegexOptions.ExplicitCapture, 10_000)]
        private static partial Regex Quoted();
    }
}
