using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Commands one after another.</summary>
public sealed record CommandList(Span Span, ImmutableArray<ListItem> Items) : ShellNode(Span);
