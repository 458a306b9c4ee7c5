namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>An option among the arguments of a command.</summary>
/// <param name="Name">Without dashes; one letter of <c>-yq</c>.</param>
/// <param name="Written">All that stands between the dashes and an equals sign: <c>yq</c>, so that options of one dash and many letters are found too.</param>
/// <param name="Word">In which it stands.</param>
/// <param name="ValueWord">In which its value stands, the same as <paramref name="Word"/> or the next; null without one.</param>
/// <param name="Value">Null without one, or when it depends on something.</param>
/// <param name="Index">Of its word among the arguments.</param>
public sealed record CommandOption(string Name, string Written, bool IsLong, ShellWord Word, ShellWord? ValueWord, string? Value, int Index)
{
    /// <summary>With the value.</summary>
    public Span Span => new(Word.Span.Start, Math.Max(Word.Span.End, ValueWord?.Span.End ?? 0));
}
