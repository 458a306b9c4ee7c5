using System.Collections.Immutable;

namespace Drydock.Core.Advisories.Storage;

/// <summary>What one advisory says of one package, as the database keeps it. Members mean what they mean in <see cref="AffectedPackage"/>.</summary>
/// <param name="Advisory">The id under which its <see cref="AdvisoryRecord"/> is kept.</param>
internal sealed record Statement(string Advisory, AdvisoryStatus Status, bool IsSource, ImmutableArray<VersionSpan> Spans)
{
    public ImmutableArray<string> Versions { get; init; } = [];

    public Severity? Severity { get; init; }

    public string Note { get; init; } = "";

    public string Module { get; init; } = "";

    public string Channel { get; init; } = "";

    public ImmutableArray<string> Architectures { get; init; } = [];
}
