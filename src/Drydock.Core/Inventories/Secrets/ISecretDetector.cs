using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>A plug-in that knows one kind of secret by its form. Pure: bytes in, places out; called from several threads at once.</summary>
internal interface ISecretDetector
{
    SecretInfo Info { get; }

    /// <summary>Literals, one of which stands in every secret of this kind: all of them are looked for at once. Empty when the whole file is asked for.</summary>
    ImmutableArray<string> Words { get; }

    /// <summary>The files in which the kind is looked for, as in a <see cref="PathFilter"/>; empty for all.</summary>
    ImmutableArray<string> Files { get; }

    /// <summary>Adds what is found at a word, in time that what is found, or a constant, bounds.</summary>
    /// <param name="text">All of the text.</param>
    /// <param name="at">Where one of <see cref="Words"/> begins; 0 when there are none.</param>
    /// <param name="found">Takes what is found.</param>
    void Find(ReadOnlySpan<byte> text, int at, SecretMatches found);
}
