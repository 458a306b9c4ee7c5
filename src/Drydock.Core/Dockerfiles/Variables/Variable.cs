namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>A variable that an instruction sees.</summary>
/// <param name="Value">Null when only the build knows it: an ARG without a default, or a value made of such ones.</param>
/// <param name="IsEnv">Whether ENV set it, so that the image has it too; else it is a build argument.</param>
/// <param name="By">The ENV or ARG; null when the builder has it by itself.</param>
public sealed record Variable(string Name, string? Value, bool IsEnv, Instruction? By);
