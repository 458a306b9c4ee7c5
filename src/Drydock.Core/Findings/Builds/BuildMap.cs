using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Builds;

/// <summary>Which instruction of a Dockerfile made which layer of an image, as far as it is sure.</summary>
/// <param name="File">The Dockerfile, as the user named it.</param>
/// <param name="Instructions">How many of its instructions make layers of this image.</param>
/// <param name="Found">How many of those were found in the image's history.</param>
public sealed record BuildMap(string File, int Instructions, int Found)
{
    /// <summary>By the layer's index.</summary>
    internal ImmutableDictionary<int, Instruction> Layers { get; init; } = ImmutableDictionary<int, Instruction>.Empty;

    /// <summary>The last of each instruction that only sets something, by its keyword.</summary>
    internal ImmutableDictionary<string, Instruction> Settings { get; init; } = ImmutableDictionary<string, Instruction>.Empty;

    /// <summary>The FROM that brought all layers below; null when not every instruction was found.</summary>
    internal Stage? From { get; init; }

    /// <summary>How many layers came with <see cref="From"/>.</summary>
    public int? BaseLayers { get; init; }

    /// <summary>The first line of the instruction that made a layer; null when it is not sure which one did.</summary>
    public int? LineOf(int layer) => InstructionOf(layer)?.Line;

    internal Instruction? InstructionOf(int layer) => Layers.GetValueOrDefault(layer) ?? (layer < BaseLayers ? From?.From : null);

    /// <summary>Why not everything has its line; empty when it has.</summary>
    public string Note { get; init; } = "";
}
