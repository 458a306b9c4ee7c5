namespace Drydock.Core.Advisories.Feeds.Osv;

/// <summary>One event of an OSV range.</summary>
internal readonly record struct OsvEvent(OsvEventKind Kind, string Version)
{
    /// <summary><c>0</c> stands for the beginning of all versions; RustSec writes the lowest of its own order.</summary>
    public bool IsBeginning => Version is "0" or "0.0.0-0";

    /// <summary>A limit ends the range as a fix does. Null for what is no event.</summary>
    public static OsvEventKind? KindOf(string member) => member switch
    {
        "introduced" => OsvEventKind.Introduced,
        "fixed" or "limit" => OsvEventKind.Fixed,
        "last_affected" => OsvEventKind.LastAffected,
        _ => null,
    };
}
