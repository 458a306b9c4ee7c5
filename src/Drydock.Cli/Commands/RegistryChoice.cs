using System.CommandLine;
using Drydock.Oci.Content;
using Drydock.Oci.Stores;

namespace Drydock.Cli.Commands;

/// <summary>The argument and options of commands that talk to a registry about the database.</summary>
internal sealed class RegistryChoice(string description)
{
    private readonly Argument<string> reference = new("REFERENCE") { Description = description };
    private readonly Option<bool> plainHttp = new("--plain-http") { Description = "Talk to the registry without TLS (loopback needs no asking)" };
    private readonly Option<string?> caFile = new("--ca-file") { Description = "Certificates (PEM) to trust beside the system's, for a private registry", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(reference);
        command.Add(plainHttp);
        command.Add(caFile);
    }

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public RegistryStore Open(ParseResult result, Surroundings surroundings)
    {
        var text = result.GetRequiredValue(reference);
        var options = new RegistryOptions { PlainHttp = result.GetValue(plainHttp), CaFile = result.GetValue(caFile), Variables = surroundings.Environment };
        return Reference.TryParse(text, out var parsed)
            ? RegistryStore.Open(parsed, options, Limits.Default, surroundings.Time)
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading the reference '{text}' failed.", "A reference looks like registry/repository:tag, in lower case.");
    }
}
