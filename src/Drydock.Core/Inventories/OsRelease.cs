namespace Drydock.Core.Inventories;

/// <summary>Which distribution the image stands on. <see href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html"/></summary>
/// <param name="Id">Lower case: debian, ubuntu, alpine, rhel …</param>
/// <param name="VersionId">12, 22.04, 3.18.4 …; empty for rolling releases.</param>
/// <param name="PrettyName">For people.</param>
public sealed record OsRelease(string Id, string VersionId, string PrettyName)
{
    /// <summary>Distributions this one stands on, nearest first, separated by spaces.</summary>
    public string IdLike { get; init; } = "";

    /// <summary>bookworm, jammy …; empty when not said.</summary>
    public string Codename { get; init; } = "";

    /// <summary>What CPE_NAME says; empty when not said.</summary>
    public string Cpe { get; init; } = "";
}
