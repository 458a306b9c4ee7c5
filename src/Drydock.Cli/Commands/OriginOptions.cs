using System.CommandLine;
using Drydock.Core.Findings.Parents;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>What the user knows of where an image comes from.</summary>
internal sealed class OriginOptions
{
    private readonly Option<string?> from = new("--base")
    {
        Description = "The image it was built on, from any place an image can be in: findings of its layers are told apart from the application's",
        HelpName = "IMAGE",
    };

    private readonly Option<string?> only = new("--only")
    {
        Description = "Judge and show only findings of the base image (base) or of what was built on it (app); the rest is counted",
        HelpName = "app|base",
    };

    public void AddTo(Command command)
    {
        command.Add(from);
        command.Add(only);
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public OriginChoice Read(ParseResult result)
    {
        var given = result.GetValue(from);
        if (given is "-" or "")
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading --base '{given}' failed: it must name an image.", "Name a reference, an archive or a layout.");
        }

        return new OriginChoice(given, ReadOnly(result.GetValue(only)));
    }

    private static Origin? ReadOnly(string? text) => text switch
    {
        null => null,
        "app" => Origin.App,
        "base" => Origin.Base,
        _ => throw new DrydockException(ErrorCodes.BadArgument, $"Reading --only '{text}' failed: there is no such origin.", "Write app or base."),
    };
}
