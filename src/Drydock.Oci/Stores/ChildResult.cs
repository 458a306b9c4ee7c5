namespace Drydock.Oci.Stores;

/// <summary>What a program that ended left behind.</summary>
/// <param name="Output">Its standard output, as UTF-8.</param>
/// <param name="Error">Its standard error, as UTF-8.</param>
public sealed record ChildResult(int ExitCode, string Output, string Error);
