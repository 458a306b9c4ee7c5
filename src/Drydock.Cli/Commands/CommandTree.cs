using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary>Every command there is.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Surroundings surroundings) => new("Inspects container images: what is in them, where it came from, and whether they may ship.")
    {
        ScanCommand.Create(surroundings),
        SbomCommand.Create(surroundings),
        HardenCommand.Create(surroundings),
        PatchCommand.Create(surroundings),
        LintCommand.Create(surroundings),
        RulesCommand.Create(surroundings),
        HookCommand.Create(surroundings),
        LspCommand.Create(surroundings),
        DiffCommand.Create(surroundings),
        ExplainCommand.Create(surroundings),
        WhyCommand.Create(surroundings),
        DbCommand.Create(surroundings),
        VexCommand.Create(surroundings),
        CacheCommand.Create(surroundings),
        VersionCommand.Create(surroundings),
        GlobalOptions.Verbose,
        GlobalOptions.Quiet,
    };
}
