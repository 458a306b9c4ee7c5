namespace Drydock.Core.Dockerfiles;

/// <summary>Why a builder or a shell would refuse a text.</summary>
/// <param name="Message">What is wrong, in one sentence; where a builder has words of its own for it, those.</param>
/// <param name="Hint">What to do; empty when the message says it.</param>
public sealed record Problem(Span At, string Message, string Hint = "");
