namespace Drydock.Oci.Content;

/// <summary>An operation that failed: what was attempted, on what, what happened, and what to do next.</summary>
/// <param name="code">One of <see cref="ErrorCodes"/>; stable, documented, decides the exit code.</param>
/// <param name="message">What was attempted, on what ('quoted'), what happened. Never holds credentials.</param>
/// <param name="hint">What the user can do next; empty when there is nothing.</param>
/// <param name="inner">The cause, shown with <c>--verbose</c> only.</param>
public sealed class DrydockException(ErrorCode code, string message, string hint = "", Exception? inner = null)
    : Exception(message, inner)
{
    public ErrorCode Code { get; } = code;

    public string Hint { get; } = hint;
}
