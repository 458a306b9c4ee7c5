using System.CommandLine;
using System.CommandLine.Parsing;
using Drydock.Cli.Sources;
using Drydock.Core.Inventories;
using Drydock.Core.Inventories.Caching;
using Drydock.Oci.Images;

namespace Drydock.Cli.Commands;

/// <summary>The argument and options of commands that read an image.</summary>
/// <param name="name">What the argument is called.</param>
internal sealed class ImageOptions(string name = "IMAGE")
{
    public Argument<string> Image { get; } = new(name)
    {
        Description = "A reference (alpine:3.20), an archive, a layout, a folder, or - for an archive or SBOM on standard input. "
            + $"A scheme says which where it is not plain: {string.Join(" ", SourceScheme.All.Select(s => s.Prefix))}",
    };

    public Option<string?> Platform { get; } = new("--platform") { Description = "os/arch[/variant], or all for every platform of an index. Default: linux/amd64, or the only one there is", HelpName = "PLATFORM" };

    public Option<bool> NoCache { get; } = new("--no-cache") { Description = "Neither use nor keep facts of layers" };

    public Option<bool> PlainHttp { get; } = new("--plain-http") { Description = "Talk to the registry without TLS (loopback needs no asking)" };

    public Option<string?> CaFile { get; } = new("--ca-file") { Description = "Certificates (PEM) to trust beside the system's, for a private registry", HelpName = "FILE" };

    public LimitOptions Limits { get; } = new();

    public void AddTo(Command command)
    {
        Image.Validators.Add(RefuseOption);
        command.Add(Image);
        command.Add(Platform);
        command.Add(NoCache);
        command.Add(PlainHttp);
        command.Add(CaFile);
        Limits.AddTo(command);
    }

    public SourceRequest Read(ParseResult result, Surroundings surroundings) => new(
        result.GetRequiredValue(Image),
        PlatformChoice.Parse(result.GetValue(Platform)),
        Limits.Read(result),
        result.GetValue(PlainHttp),
        result.GetValue(CaFile),
        surroundings);

    public CacheFolder? Cache(ParseResult result, Surroundings surroundings) => result.GetValue(NoCache) ? null : CacheCommand.Folder(surroundings);

    /// <summary>A mistyped option would be taken for the image, and the image for one argument too many.</summary>
    private static void RefuseOption(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: ['-', _, ..] text }, ..])
        {
            result.AddError($"There is no option '{text}'. (A file of this name is './{text}'.)");
        }
    }
}
