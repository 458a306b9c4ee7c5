namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>How a script goes on behind a command.</summary>
internal enum ScriptFlow
{
    Next,
    Break,
    Continue,
    Return,
    Exit,
}
