namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>What happens at a version of an OSV range.</summary>
internal enum OsvEventKind : byte
{
    Introduced,
    LastAffected,
    Fixed,
}
