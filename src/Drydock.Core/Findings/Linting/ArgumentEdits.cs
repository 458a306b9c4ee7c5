using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Puts arguments into a command and takes them out, in shell form and in exec form.</summary>
internal static class ArgumentEdits
{
    /// <summary>Behind a word; null where that is not written as it is read.</summary>
    public static TextEdit? After(DockerfileSubject subject, Step step, ShellWord word, string argument)
    {
        var at = new Span(word.Span.End, word.Span.End);
        return !IsAsWritten(subject, step, word, isWhole: false) ? null : new TextEdit(at, step.Script is null ? $", \"{argument}\"" : $" {argument}");
    }

    public static Fix? FixAfter(DockerfileSubject subject, Step step, ShellWord word, string argument, Applicability grade) =>
        After(subject, step, word, argument) is { } edit ? new Fix($"Add {argument}", grade, [edit]) : null;

    /// <summary>A fix that puts another word in the place of one; null where that is not written as it is read.</summary>
    public static Fix? FixInstead(DockerfileSubject subject, Step step, ShellWord word, string text, string title, Applicability grade) =>
        IsAsWritten(subject, step, word, isWhole: false) ? new Fix(title, grade, [new TextEdit(word.Span, step.Script is null ? $"\"{text}\"" : text)]) : null;

    /// <summary>A fix that takes an option away, with its value.</summary>
    public static Fix? FixWithout(DockerfileSubject subject, Step step, CommandOption option)
    {
        var edit = option is { IsLong: false, Written.Length: > 1, ValueWord: null } ? WithoutLetter(subject, step, option) : Without(subject, step, option.Word, option.ValueWord ?? option.Word);
        return edit is null ? null : new Fix($"Remove {(option.IsLong || option.Name == option.Written ? option.Word.Text : "-" + option.Name)}", Applicability.Unsafe, [edit]);
    }

    /// <summary>Takes words away, and what separates them from the word before them.</summary>
    public static TextEdit? Without(DockerfileSubject subject, Step step, ShellWord first, ShellWord last)
    {
        var words = step.Use.Words;
        var index = IndexOf(words, first);
        if (index < 1 || !IsAsWritten(subject, step, words[index - 1], isWhole: false))
        {
            return null;
        }

        var gap = subject.File.Source.At(new Span(words[index - 1].Span.End, first.Span.Start));
        return new TextEdit(new Span(gap.IndexOfAnyExcept(" \t\r\n\\`,") < 0 ? words[index - 1].Span.End : first.Span.Start, last.Span.End), "");
    }

    /// <summary>By its place, since words stand in order; 0 when it is not found.</summary>
    private static int IndexOf(ImmutableArray<ShellWord> words, ShellWord word)
    {
        var (low, high) = (0, words.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = words[middle].Span.Start < word.Span.Start ? (middle + 1, high) : (low, middle);
        }

        return ReferenceEquals(words[low], word) ? low : 0;
    }

    private static TextEdit? WithoutLetter(DockerfileSubject subject, Step step, CommandOption option)
    {
        if (option.Written == option.Name)
        {
            return Without(subject, step, option.Word, option.Word);
        }

        var at = subject.File.Source.At(option.Word.Span).IndexOf(option.Name, StringComparison.Ordinal);
        return at < 0 || !IsAsWritten(subject, step, option.Word) ? null : new TextEdit(new Span(option.Word.Span.Start + at, option.Word.Span.Start + at + 1), "");
    }

    /// <summary>Whether the word begins and ends in the file where its span says. Within a string that is parsed in turn quotes and escapes may be in the way.</summary>
    /// <param name="isWhole">Whether each of its characters must be where it seems to be, too.</param>
    private static bool IsAsWritten(DockerfileSubject subject, Step step, ShellWord word, bool isWhole = true)
    {
        var written = subject.File.Source.At(word.Span);
        if (step.Script is null)
        {
            return step.Use.Place.Shell is null && written is ['"', .., '"'];
        }

        return (!isWhole && step.Use.Place.Shell is null) || (word.Plain is { } plain && written.SequenceEqual(plain));
    }
}
