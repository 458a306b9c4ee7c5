namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>A command whose effect on an image is known, so that nothing need be run.</summary>
internal interface IScriptCommand
{
    IReadOnlyList<string> Names { get; }

    /// <summary>Does it in the tree.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UnknownCommandException">It is called in a way that is not understood.</exception>
    int Run(CommandCall call);
}
