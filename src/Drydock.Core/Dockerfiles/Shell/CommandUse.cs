using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>
/// A command that is run. What runs another one gives two: <c>sudo apt-get update</c> is a use of <c>sudo</c> and one of <c>apt-get</c>.
/// </summary>
/// <param name="Command">As it stands in the script, with what runs it.</param>
/// <param name="Words">Its name and its arguments.</param>
/// <param name="Wrappers">What runs it, the outermost first: <c>sudo</c>.</param>
public sealed record CommandUse(SimpleCommand Command, ImmutableArray<ShellWord> Words, ImmutableArray<CommandUse> Wrappers, CommandPlace Place, ShellDialect Dialect)
{
    /// <summary>The last part of its path: <c>apt-get</c> for <c>/usr/bin/apt-get</c>; null when it depends on something.</summary>
    public string? Name { get; } = Words[0].Value is { } value ? value[(value.LastIndexOf('/') + 1)..] : null;

    public ShellWord NameWord => Words[0];

    public ImmutableArray<ShellWord> Arguments { get; } = Words.RemoveAt(0);

    /// <summary>From its name to its last argument.</summary>
    public Span Span => new(Words[0].Span.Start, Words[^1].Span.End);

    /// <summary>Its arguments as options and operands.</summary>
    /// <param name="valued">Options whose value may be the next argument, without dashes: <c>o</c>, <c>option</c>.</param>
    public CommandLine Line(params ReadOnlySpan<string> valued) => CommandLine.Of(Arguments, valued);

    public bool IsRunBy(string wrapper) => Wrappers.Any(w => w.Name == wrapper);
}
