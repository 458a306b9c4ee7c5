using System.CommandLine;
using System.Text;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Parents;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>What the user knows of where an image comes from.</summary>
internal sealed class OriginOptions
{
    private const long MostBytes = 1 << 20;

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

    private readonly Option<string?> dockerfile = new("--dockerfile")
    {
        Description = "The Dockerfile it was built from: each finding names the line that brought it in, where that is sure",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(from);
        command.Add(only);
        command.Add(dockerfile);
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public async Task<OriginChoice> ReadAsync(ParseResult result, CancellationToken cancel)
    {
        var given = result.GetValue(from);
        if (given is "-" or "")
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading --base '{given}' failed: it must name an image.", "Name a reference, an archive or a layout.");
        }

        var file = result.GetValue(dockerfile);
        return new OriginChoice(given, ReadOnly(result.GetValue(only))) { Dockerfile = file is null ? null : await ReadDockerfileAsync(file, cancel) };
    }

    private static async Task<Dockerfile> ReadDockerfileAsync(string file, CancellationToken cancel) => File.Exists(file)
        ? DockerfileParser.Parse(file, Encoding.UTF8.GetString(await BoundedReader.ReadFileAsync(file, MostBytes, cancel)))
        : throw new DrydockException(ErrorCodes.SourceNotFound, $"Reading the Dockerfile '{file}' failed: there is no such file.", "Check the path.");

    private static Origin? ReadOnly(string? text) => text switch
    {
        null => null,
        "app" => Origin.App,
        "base" => Origin.Base,
        _ => throw new DrydockException(ErrorCodes.BadArgument, $"Reading --only '{text}' failed: there is no such origin.", "Write app or base."),
    };
}
