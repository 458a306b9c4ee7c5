namespace Drydock.Core.Findings.Linting;

/// <summary>Options of programs that download whose value may be the next argument, without dashes.</summary>
internal static class DownloadOptions
{
    /// <summary><see href="https://curl.se/docs/manpage.html"/></summary>
    public static string[] Curl { get; } =
    [
        "A", "user-agent", "b", "cookie", "c", "cookie-jar", "C", "continue-at", "d", "data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "D", "dump-header", "e", "referer", "E", "cert", "F", "form", "form-string", "h", "help",
        "H", "header", "K", "config", "m", "max-time", "o", "output", "output-dir", "P", "ftp-port", "Q", "quote", "r", "range", "t", "telnet-option", "T", "upload-file", "u", "user", "U", "proxy-user", "w", "write-out", "x", "proxy", "X", "request",
        "y", "speed-time", "Y", "speed-limit", "z", "time-cond", "cacert", "capath", "cert-type", "key", "key-type", "pass", "ciphers", "connect-timeout", "connect-to", "resolve", "retry", "retry-delay", "retry-max-time", "limit-rate",
        "max-filesize", "max-redirs", "noproxy", "oauth2-bearer", "proto", "proto-default", "proto-redir", "stderr", "trace", "trace-ascii", "unix-socket", "url", "interface", "json", "tls-max", "pinnedpubkey", "dns-servers",
    ];

    /// <summary><see href="https://www.gnu.org/software/wget/manual/wget.html"/></summary>
    public static string[] Wget { get; } =
    [
        "O", "output-document", "P", "directory-prefix", "o", "output-file", "a", "append-output", "e", "execute", "t", "tries", "T", "timeout", "U", "user-agent", "i", "input-file", "B", "base", "A", "accept", "R", "reject", "D", "domains",
        "l", "level", "w", "wait", "Q", "quota", "I", "include-directories", "X", "exclude-directories", "header", "post-data", "post-file", "user", "password", "http-user", "http-password", "ca-certificate", "ca-directory", "certificate",
        "private-key", "limit-rate", "referer", "method", "body-data", "body-file", "secure-protocol", "dns-timeout", "connect-timeout", "read-timeout", "waitretry", "load-cookies", "save-cookies", "cut-dirs", "config", "max-redirect",
        "proxy-user", "proxy-password", "progress", "check-certificate", "retry-on-http-error",
    ];
}
