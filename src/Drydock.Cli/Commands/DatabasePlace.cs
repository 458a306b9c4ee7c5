using Drydock.Core.Advisories.Snapshots;
using Drydock.Core.Advisories.Storage;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Where the user's vulnerability database lies.</summary>
internal static class DatabasePlace
{
    /// <summary>DRYDOCK_DB_DIR, else drydock/db in XDG_DATA_HOME, else in ~/.local/share; null when there is no home.</summary>
    public static string? Find(Func<string, string?> environment)
    {
        if (environment("DRYDOCK_DB_DIR") is { Length: > 0 } own)
        {
            return own;
        }

        var shared = environment("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg
            : environment("HOME") is { Length: > 0 } home ? Path.Join(home, ".local", "share")
            : null;
        return shared is null ? null : Path.Join(shared, "drydock", "db");
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static string Require(Surroundings surroundings) => Find(surroundings.Environment) ?? throw new DrydockException(
        ErrorCodes.BadArgument, "Looking for the vulnerability database failed: neither DRYDOCK_DB_DIR, XDG_DATA_HOME nor HOME is set.", "Set DRYDOCK_DB_DIR to a folder.");

    /// <summary>The user's database; where there is none, the snapshot that Drydock carries.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.DatabaseDamaged"/>, <see cref="ErrorCodes.DatabaseNewer"/></exception>
    public static AdvisoryDatabase Open(Surroundings surroundings) => 
        (Find(surroundings.Environment) is { } root ? AdvisoryDatabase.Open(root, surroundings.Today) : null) ?? EmbeddedSnapshot.Open(surroundings.Today);
}
