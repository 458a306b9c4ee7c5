using System.CommandLine;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock db …</c></summary>
internal static class DbCommand
{
    public static Command Create(Surroundings surroundings) => new("db", "The vulnerability database: make it, look into it, hand it on")
    {
        DbUpdateCommand.Create(surroundings),
        DbBuildCommand.Create(surroundings),
        DbStatusCommand.Create(surroundings),
        DbSearchCommand.Create(surroundings),
        DbExportCommand.Create(surroundings),
        DbImportCommand.Create(surroundings),
        DbPushCommand.Create(surroundings),
        DbPullCommand.Create(surroundings),
    };
}
