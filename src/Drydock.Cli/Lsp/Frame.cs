namespace Drydock.Cli.Lsp;

/// <summary>One message as it comes over the wire, without its headers.</summary>
/// <param name="Body">Empty for everything but a message.</param>
internal readonly record struct Frame(FrameKind Kind, byte[] Body)
{
    public static Frame Of(FrameKind kind) => new(kind, []);
}
