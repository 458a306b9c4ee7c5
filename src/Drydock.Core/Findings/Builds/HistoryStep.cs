using System.Text.RegularExpressions;
using Drydock.Oci.Images;

namespace Drydock.Core.Findings.Builds;

/// <summary>
/// A line of an image's history, as the instruction it was made from. Builders write it in several ways: BuildKit <c>COPY a /b # buildkit</c>, the classic builder and
/// buildah <c>/bin/sh -c #(nop) COPY file:… in /b</c>, and a bare command for RUN.
/// </summary>
/// <param name="Keyword">In capitals.</param>
/// <param name="Text">Behind the keyword, with one space for every run of white space.</param>
internal sealed partial record HistoryStep(string Keyword, string Text, bool IsEmptyLayer)
{
    private const string BuildKit = "# buildkit";

    public static HistoryStep Of(HistoryEntry entry)
    {
        var text = Flat(entry.CreatedBy);
        if (text.EndsWith(BuildKit, StringComparison.Ordinal))
        {
            text = text[..^BuildKit.Length].TrimEnd();
        }

        var nop = text.IndexOf("#(nop) ", StringComparison.Ordinal);
        text = nop >= 0 ? text[(nop + 7)..].TrimStart() : text;
        var match = KeywordPattern().Match(text);
        return match.Success
            ? new HistoryStep(match.Groups["keyword"].Value, text[match.Length..].TrimStart(), entry.IsEmptyLayer)
            : new HistoryStep("RUN", text, entry.IsEmptyLayer);
    }

    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("^(?<keyword>RUN|COPY|ADD|WORKDIR|ENV|LABEL|ARG|EXPOSE|CMD|ENTRYPOINT|USER|VOLUME|STOPSIGNAL|HEALTHCHECK|SHELL|MAINTAINER|ONBUILD)( |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeywordPattern();
}
