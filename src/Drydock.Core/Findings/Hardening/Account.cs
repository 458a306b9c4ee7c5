namespace Drydock.Core.Findings.Hardening;

/// <summary>A line of etc/passwd.</summary>
internal sealed record Account(string Name, int Uid, int Gid, string Home);
