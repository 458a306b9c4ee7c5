namespace Drydock.Cli.Sources;

/// <summary>One way to read an image argument.</summary>
/// <param name="Place">A path, or a reference.</param>
/// <param name="Name">Which image of those in the place; null for all.</param>
internal sealed record SourceReading(SourceScheme Scheme, string Place, string? Name)
{
    public override string ToString() => $"{Scheme.Prefix}{Place}{(Name is null ? "" : ":" + Name)}";
}
