namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>What a maintainer script comes to when a package is upgraded in an image.</summary>
public enum ScriptOutcome
{
    /// <summary>Every command was followed, and none changes anything.</summary>
    NoEffect,

    /// <summary>Every command was followed, and what they change was done here.</summary>
    Emulated,

    /// <summary>A command is not understood; what it would do was not done.</summary>
    Unknown,
}
