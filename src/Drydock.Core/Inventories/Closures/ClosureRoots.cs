using System.Collections.Immutable;
using Drydock.Oci.Images;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Where a closure starts: what is run, what a person names, and what a run was seen to use.</summary>
public sealed record ClosureRoots
{
    public ImmutableArray<RootCommand> Commands { get; init; } = [];

    /// <summary>Patterns of paths with <c>*</c> and <c>?</c> (a star goes through folders too), with or without leading slash. One that names a folder means everything in it.</summary>
    public ImmutableArray<string> Globs { get; init; } = [];

    /// <summary>Paths that a run used; those that the image does not have are passed over.</summary>
    public ImmutableArray<string> Traced { get; init; } = [];

    /// <summary>Entry point with command, and health check.</summary>
    public static ClosureRoots Of(ImageConfig config)
    {
        var commands = ImmutableArray.CreateBuilder<RootCommand>();
        if (!config.Entrypoint.IsEmpty || !config.Command.IsEmpty)
        {
            commands.Add(new RootCommand(config.Entrypoint.IsEmpty ? "the command" : "the entry point", [.. config.Entrypoint, .. config.Command]));
        }

        if (config.Healthcheck is ["CMD", .. var words] && words.Length > 0)
        {
            commands.Add(new RootCommand("the health check", words));
        }
        else if (config.Healthcheck is ["CMD-SHELL", var script])
        {
            commands.Add(new RootCommand("the health check", ["/bin/sh", "-c", script]));
        }

        return new ClosureRoots { Commands = commands.ToImmutable() };
    }
}
