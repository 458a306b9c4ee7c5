using System.CommandLine;
using Drydock.Core.Actions.Proofs;
using Drydock.Oci.Content;

namespace Drydock.Cli.Hardening;

/// <summary>The options that say how a result is shown to work.</summary>
internal sealed class ProofArguments
{
    private readonly Option<bool> verify = new("--verify") { Description = "Run the result as it should run (by the kit: no root, read-only, no capabilities), and the original before it; a file that is missed is put back. CONTAINER_ENGINE chooses the engine" };
    private readonly Option<string?> check = new("--check") { Description = "With --verify: this shell command must succeed; $1 is the container's name, $2 its address", HelpName = "COMMAND" };
    private readonly Option<string?> probe = new("--probe") { Description = "With --verify: this address must answer; the host 'container' in it stands for the container's, and no port for the first one that is exposed", HelpName = "URL" };
    private readonly Option<string[]> runOptions = new("--run-option") { Description = "With --verify: give this option to the engine's run; can be given several times", HelpName = "OPTION", AllowMultipleArgumentsPerToken = false };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[verify, check, probe, runOptions])
        {
            command.Add(option);
        }
    }

    /// <returns>Null where nothing is to be run.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public ProofRequest? Read(ParseResult result, Surroundings surroundings)
    {
        var address = result.GetValue(probe);
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading --probe '{address}' failed: it is no http or https address.", "Write for example --probe http://container:8080/health.");
        }

        if (!result.GetValue(verify))
        {
            return result.GetValue(check) is null && address is null
                ? null
                : throw new DrydockException(ErrorCodes.BadArgument, "Reading --check or --probe failed: nothing is run without --verify.", "Add --verify.");
        }

        var engine = (surroundings.Environment("CONTAINER_ENGINE") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new ProofRequest
        {
            Check = result.GetValue(check),
            Probe = address,
            RunOptions = [.. result.GetValue(runOptions) ?? []],
            Engine = engine.Length > 0 ? [.. engine] : [IsThere("podman", surroundings) ? "podman" : "docker"],
        };
    }

    private static bool IsThere(string program, Surroundings surroundings) =>
        (surroundings.Environment("PATH") ?? "").Split(':').Any(f => Path.IsPathFullyQualified(f) && File.Exists(Path.Join(f, program)));
}
