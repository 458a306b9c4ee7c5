using System.Collections.Immutable;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>A use of curl or wget.</summary>
/// <param name="Urls">What it fetches, or what might be one: its operands.</param>
/// <param name="File">Where to; null when it writes to standard output, or where it writes is not known.</param>
internal sealed record Download(Step Step, ImmutableArray<ShellWord> Urls, string? File)
{
    private static readonly string[] OfCurl =
    [
        "o", "output", "H", "header", "d", "data", "data-raw", "data-binary", "data-urlencode", "X", "request", "u", "user", "A", "user-agent", "e", "referer", "b", "cookie", "c", "cookie-jar", "F", "form", "m", "max-time", "retry", "retry-delay",
        "retry-max-time", "connect-timeout", "cacert", "capath", "cert", "E", "key", "proxy", "x", "url", "T", "upload-file", "w", "write-out", "K", "config", "r", "range", "C", "continue-at", "y", "Y", "z", "time-cond", "D", "dump-header",
        "limit-rate", "proto", "proto-redir", "resolve", "ciphers", "tls-max", "output-dir", "max-redirs", "interface", "Q", "oauth2-bearer",
    ];

    private static readonly string[] OfWget =
    [
        "O", "output-document", "P", "directory-prefix", "o", "output-file", "a", "append-output", "t", "tries", "T", "timeout", "U", "user-agent", "header", "i", "input-file", "user", "password", "w", "wait", "Q", "quota", "e", "execute",
        "post-data", "post-file", "method", "body-data", "ca-certificate", "certificate", "private-key", "dns-timeout", "connect-timeout", "read-timeout", "limit-rate", "referer", "B", "base", "D", "domains", "l", "level", "A", "accept", "R", "reject",
    ];

    public static IEnumerable<Download> All(DockerfileSubject subject) => All(subject.Steps);

    public static IEnumerable<Download> All(IEnumerable<Step> steps) => steps.Where(s => s.Name is "curl" or "wget").Select(Of);

    /// <summary>What its last part is called, also where the rest depends on something.</summary>
    public static string NameOf(ShellWord url)
    {
        var text = url.Text;
        var end = text.AsSpan().IndexOfAny('?', '#');
        return CopiedFiles.NameOf(end < 0 || url.Value is null ? text : text[..end]);
    }

    private static Download Of(Step step) => step.Name == "curl" ? Curl(step) : Wget(step);

    private static Download Curl(Step step)
    {
        var line = step.Use.Line(OfCurl);
        ImmutableArray<ShellWord> urls = [.. line.Operands, .. line.All("url").Select(o => o.ValueWord).OfType<ShellWord>()];
        var file = line.Find("o", "output") is { } option ? option.Value
            : line.Has("O", "remote-name") && urls.Length > 0 ? NameOf(urls[0])
            : Redirected(step);
        return new Download(step, urls, file == "-" ? null : file);
    }

    private static Download Wget(Step step)
    {
        var line = step.Use.Line(OfWget);
        var file = line.Find("O", "output-document") is { } option ? option.Value is "-" or "/dev/stdout" ? Redirected(step) : option.Value
            : line.Operands.Length == 0 ? null
            : line.Find("P", "directory-prefix") is { } folder ? folder.Value is { } name ? name.TrimEnd('/') + "/" + NameOf(line.Operands[0]) : null
            : NameOf(line.Operands[0]);
        return new Download(step, line.Operands, file);
    }

    private static string? Redirected(Step step) => step.Use.Command.Redirections.FirstOrDefault(r => r.Operator is ">" or ">|" or ">>" && r.Descriptor is null or "1")?.Target?.Value;
}
