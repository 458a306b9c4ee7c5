using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>Something that bash has and POSIX does not.</summary>
/// <param name="What">As a person would name it: <c>[[ ]]</c>.</param>
/// <param name="IsInAsh">Whether the shell of BusyBox, as Alpine builds it, has it too.</param>
internal sealed record BashFeature(Span At, string What, bool IsInAsh);
