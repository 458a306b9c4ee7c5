namespace Drydock.Oci.Content;

/// <summary>A stable name for one way an operation fails.</summary>
/// <param name="Id">Kebab-case, never renamed: scripts match on it.</param>
/// <param name="ExitCode">What the process ends with: 2 usage, 4 registry or network, 5 verification failed.</param>
/// <param name="Summary">One line for the page of error codes.</param>
public sealed record ErrorCode(string Id, int ExitCode, string Summary)
{
    public override string ToString() => Id;
}
