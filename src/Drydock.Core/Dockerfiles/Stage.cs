namespace Drydock.Core.Dockerfiles;

/// <summary>A FROM and what follows it.</summary>
/// <param name="Name">What stands behind AS, as written; empty when nothing does. Case does not matter for it.</param>
/// <param name="Image">What it is built on: an image or an earlier stage, variables not expanded.</param>
/// <param name="From">The instruction itself.</param>
public sealed record Stage(int Index, string Name, string Image, Instruction From)
{
    /// <summary>The word behind AS; null when there is none.</summary>
    public Word? NameWord => From.Arguments is [_, var word, var name] && word.Value.Equals("AS", StringComparison.OrdinalIgnoreCase) ? name : null;

    public Word? ImageWord => From.Arguments.FirstOrDefault();

    /// <summary>The flag <c>--platform</c>; null when there is none.</summary>
    public Flag? Platform => From.FlagOf("platform");

    internal static Stage Of(Instruction from)
    {
        var stage = new Stage(from.Stage, "", from.Arguments is [var image, ..] ? image.Value : "", from);
        return stage with { Name = stage.NameWord?.Value ?? "" };
    }
}
