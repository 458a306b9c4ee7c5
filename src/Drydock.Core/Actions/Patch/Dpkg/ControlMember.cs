namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>A file of a package's control member.</summary>
public sealed record ControlMember(ReadOnlyMemory<byte> Bytes, int Mode = 0b110_100_100);
