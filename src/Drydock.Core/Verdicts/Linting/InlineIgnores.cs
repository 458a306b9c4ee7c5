using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>
/// Reads the comments that say that findings do not count, in our form and in those of other tools:
/// <code>
///   # drydock ignore=rule,rule reason          the next instruction, or the one it stands in
///   # drydock global ignore=rule reason        the file
///   # hadolint ignore=DL3008,DL3009            the next instruction       # hadolint global ignore=DL3008     the file
///   # check=skip=JSONArgsRecommended           the file, at its top; elsewhere the next instruction
///   # checkov:skip=CKV_DOCKER_3:reason         the file
/// </code>
/// </summary>
internal static class InlineIgnores
{
    public static ImmutableArray<InlineIgnore> Of(Dockerfile file)
    {
        var found = ImmutableArray.CreateBuilder<InlineIgnore>();
        foreach (var directive in file.Directives.Where(d => d.Name == "check"))
        {
            Add(found, directive.Span, Skipped(directive.Value), "", null);
        }

        foreach (var comment in file.Comments)
        {
            Read(found, file, comment);
        }

        return found.ToImmutable();
    }

    /// <summary>Whether <c># check=…;error=true</c> asks that what BuildKit's checks find fails.</summary>
    public static bool FailsChecks(Dockerfile file) => file.Directives.Any(d => d.Name == "check" && d.Value.Split(';').Any(p => p.Trim().Equals("error=true", StringComparison.OrdinalIgnoreCase)));

    private static void Read(ImmutableArray<InlineIgnore>.Builder found, Dockerfile file, Comment comment)
    {
        var text = comment.Text;
        if (Behind(text, "checkov:skip=") is { } checkov)
        {
            var colon = checkov.IndexOf(':');
            Add(found, comment.Span, colon < 0 ? checkov : checkov[..colon], colon < 0 ? "" : checkov[(colon + 1)..], null);
        }
        else if (Behind(text, "check=") is { } check)
        {
            Add(found, comment.Span, Skipped(check), "", Next(file, comment));
        }
        else if (Behind(text, "drydock global ignore=") is { } everywhere)
        {
            AddWithReason(found, comment, everywhere, null);
        }
        else if (Behind(text, "drydock ignore=") is { } here)
        {
            AddWithReason(found, comment, here, Next(file, comment));
        }
        else if (Behind(text, "hadolint global ignore=") is { } all)
        {
            Add(found, comment.Span, all, "", null);
        }
        else if (Behind(text, "hadolint ignore=") is { } next)
        {
            Add(found, comment.Span, next, "", Next(file, comment));
        }
    }

    /// <summary>Names up to the first space that follows none of their commas; then the reason.</summary>
    private static void AddWithReason(ImmutableArray<InlineIgnore>.Builder found, Comment comment, string text, Span? over)
    {
        var end = 0;
        while (end < text.Length && (text[end] != ' ' || text[..end].TrimEnd().EndsWith(',')))
        {
            end++;
        }

        Add(found, comment.Span, text[..end], text[end..], over);
    }

    private static void Add(ImmutableArray<InlineIgnore>.Builder found, Span at, string names, string reason, Span? over)
    {
        ImmutableArray<string> all = [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (!all.IsEmpty)
        {
            found.Add(new InlineIgnore(at, all, reason.Trim(), over));
        }
    }

    /// <summary>Of BuildKit's form the names behind <c>skip=</c>.</summary>
    private static string Skipped(string value) =>
        value.Split(';').Select(p => p.Trim()).FirstOrDefault(p => p.StartsWith("skip=", StringComparison.OrdinalIgnoreCase))?["skip=".Length..] ?? "";

    /// <summary>The instruction that a comment stands in, else the next one; nothing at the end of the file.</summary>
    private static Span Next(Dockerfile file, Comment comment)
    {
        foreach (var instruction in file.Instructions)
        {
            if (instruction.Span.End >= comment.Span.Start)
            {
                return instruction.Span;
            }
        }

        return new Span(file.Source.Text.Length, file.Source.Text.Length);
    }

    /// <summary>What follows a beginning, however it is spaced around the equals sign; null when the text begins otherwise.</summary>
    private static string? Behind(string text, string beginning)
    {
        var (t, b) = (0, 0);
        while (b < beginning.Length)
        {
            if (t < text.Length && char.ToLowerInvariant(text[t]) == beginning[b])
            {
                (t, b) = (t + 1, b + 1);
            }
            else if (t < text.Length && text[t] is ' ' or '\t' && (beginning[b] is '=' or ':' || (b > 0 && beginning[b - 1] is ' ' or '=')))
            {
                t++;
            }
            else
            {
                return null;
            }
        }

        return text[t..].Trim();
    }
}
