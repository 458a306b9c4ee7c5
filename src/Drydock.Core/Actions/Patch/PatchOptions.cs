using System.Collections.Immutable;

namespace Drydock.Core.Actions.Patch;

/// <summary>How packages are installed into an image.</summary>
/// <param name="Time">Seconds since 1970, of files that are made on the way.</param>
public sealed record PatchOptions(long Time)
{
    /// <summary>Packages that are installed though a script of theirs is not understood, and not run.</summary>
    public ImmutableHashSet<string> AcceptScripts { get; init; } = [];
}
