namespace Drydock.Core.Dockerfiles;

/// <summary>A FROM and what follows it.</summary>
/// <param name="Name">What stands behind AS; empty when nothing does.</param>
/// <param name="Image">What it is built on: an image or an earlier stage, as written.</param>
/// <param name="From">The instruction itself.</param>
public sealed record Stage(int Index, string Name, string Image, Instruction From);
