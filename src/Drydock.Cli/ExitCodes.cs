namespace Drydock.Cli;

/// <summary>What the process ends with; the rest comes from <see cref="Drydock.Oci.Content.ErrorCode.ExitCode"/>.</summary>
internal static class ExitCodes
{
    public const int Pass = 0;
    public const int PolicyFailed = 1;
    public const int Usage = 2;
    public const int Incomplete = 3;
    public const int Bug = 70;
    public const int Cancelled = 130;
}
