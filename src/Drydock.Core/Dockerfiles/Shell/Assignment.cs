namespace Drydock.Core.Dockerfiles.Shell;

/// <summary><c>name=value</c> before a command.</summary>
/// <param name="Index">Of an array: <c>name[index]=value</c>.</param>
/// <param name="Value">Without parts where nothing stands behind the sign; one <see cref="ArrayLiteral"/> for <c>name=(a b)</c>.</param>
/// <param name="IsAppend"><c>name+=value</c></param>
public sealed record Assignment(Span Span, string Name, Span NameSpan, ShellWord? Index, ShellWord Value, bool IsAppend) : ShellNode(Span);
