using System.Collections.Immutable;
using Drydock.Core.Advisories;
using Drydock.Oci.Content;

namespace Drydock.Core.Reports;

/// <summary>What one run says: a section for each platform looked at.</summary>
/// <param name="Source">The image argument as the user wrote it, without credentials.</param>
/// <param name="Created">Null leaves every timestamp out, so that the same input gives the same bytes; SOURCE_DATE_EPOCH sets it.</param>
public sealed record Report(string Source, ImmutableArray<PlatformReport> Platforms, DateTimeOffset? Created)
{
    /// <summary>Drydock's own version, as written into documents.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>What vulnerabilities were looked for in; null when nobody asked for them.</summary>
    public DatabaseInfo? Database { get; init; }

    /// <summary>The image's name in a registry, where the source is one or names one; null for files and folders.</summary>
    public Reference? Reference { get; init; }
}
