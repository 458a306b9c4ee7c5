namespace Drydock.Cli.Lsp;

/// <summary>What was read where a message was expected.</summary>
internal enum FrameKind
{
    Message,

    /// <summary>The message was skipped; the next one can be read.</summary>
    TooLarge,

    /// <summary>The headers say no length: nobody can tell where the next message begins.</summary>
    Broken,

    End,
}
