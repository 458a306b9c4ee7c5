using Drydock.Oci.Content;
using Drydock.Oci.Images;

namespace Drydock.Cli.Sources;

/// <summary>What the user asked to look at, and how.</summary>
internal sealed record SourceRequest(string Argument, PlatformChoice Platform, Limits Limits, bool PlainHttp, string? CaFile, Surroundings Surroundings);
