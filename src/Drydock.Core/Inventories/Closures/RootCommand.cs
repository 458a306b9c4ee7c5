using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Closures;

/// <summary>A command that a runtime starts.</summary>
/// <param name="Name">What people call it: "the entry point".</param>
/// <param name="Words">The program and its arguments.</param>
public sealed record RootCommand(string Name, ImmutableArray<string> Words);
