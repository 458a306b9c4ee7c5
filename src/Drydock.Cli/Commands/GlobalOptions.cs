using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary>Options of every command.</summary>
internal static class GlobalOptions
{
    public static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "Say more: every finding and gap, causes of errors", Recursive = true };

    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress and no notes; errors only", Recursive = true };
}
