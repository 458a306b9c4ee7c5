namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>What a state asks of a package: each an operation and a value, empty when it is not asked.</summary>
internal sealed record OvalState
{
    public string EvrOperation { get; set; } = "";

    public string Evr { get; set; } = "";

    public string VersionOperation { get; set; } = "";

    public string Version { get; set; } = "";

    public string Architectures { get; set; } = "";

    public bool HasSignature { get; set; }
}
