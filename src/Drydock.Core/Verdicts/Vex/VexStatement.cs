using System.Collections.Immutable;

namespace Drydock.Core.Verdicts.Vex;

/// <summary>What somebody says about a vulnerability in a product.</summary>
/// <param name="Names">The vulnerability's id and its other names.</param>
/// <param name="Author">Who says so.</param>
/// <param name="Place">The document, as the user knows it.</param>
public sealed record VexStatement(ImmutableArray<string> Names, VexStatus Status, ImmutableArray<VexProduct> Products, string Author, string Place)
{
    /// <summary>One of <see cref="Justifications"/>; empty when not said.</summary>
    public string Justification { get; init; } = "";

    /// <summary>Why it is not affected, or what to do, in the author's words; empty when not said.</summary>
    public string Text { get; init; } = "";

    /// <summary>When it was said; null when the document does not say.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
