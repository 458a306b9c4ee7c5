using System.Collections.Immutable;
using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>What a build would be sent: the folder that a Dockerfile is built in.</summary>
/// <param name="Ignore">Its .dockerignore; null when there is none.</param>
/// <param name="Entries">Names of what lies in it at the top, sorted.</param>
public sealed record BuildContext(DockerIgnore? Ignore, ImmutableArray<string> Entries);
