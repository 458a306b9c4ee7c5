using System.Collections.Immutable;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;

namespace Drydock.Core.Actions.Proofs;

/// <summary>Podman or Docker, by its command line: both take the same words.</summary>
/// <param name="words">The program, and options of its own.</param>
public sealed class ContainerEngine(ImmutableArray<string> words, TimeProvider time, Limits limits)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Puts an image into the engine's store under a name.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.ProofFailed"/></exception>
    public async Task LoadAsync(Image image, string name, CancellationToken cancel)
    {
        var path = Path.Join(Path.GetTempPath(), "drydock-" + Path.GetRandomFileName());
        try
        {
            await using (var archive = DockerArchiveWriter.Create(path, name))
            {
                await ImageCopy.CopyAsync([image], archive, null, limits, cancel);
                await archive.CompleteAsync(cancel);
            }

            await RequireAsync(["load", "--input", path], "Loading the image", cancel);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Runs the engine with these words. An exit code other than zero is for the caller to judge.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.ProofFailed"/>: it cannot be run.</exception>
    public ValueTask<ChildResult> RunAsync(ImmutableArray<string> arguments, CancellationToken cancel) => Process([.. words, .. arguments]).RunAsync(time, cancel);

    /// <summary>Runs a program that is not the engine.</summary>
    public ValueTask<ChildResult> RunOtherAsync(ImmutableArray<string> command, CancellationToken cancel) => Process(command).RunAsync(time, cancel);

    /// <exception cref="DrydockException"><see cref="ErrorCodes.ProofFailed"/></exception>
    public async Task<string> RequireAsync(ImmutableArray<string> arguments, string attempted, CancellationToken cancel)
    {
        var result = await RunAsync(arguments, cancel);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new DrydockException(
            ErrorCodes.ProofFailed, $"{attempted} with '{string.Join(' ', words)}' failed: {Last(result.Error)}", "Set CONTAINER_ENGINE to a program that runs containers here, for example \"podman --runtime runc\".");
    }

    /// <summary>The end of what a program said, on one line.</summary>
    public static string Last(string text)
    {
        var line = text.Trim().Split('\n')[^1].Trim();
        return line.Length > 300 ? line[..300] : line;
    }

    private static ChildProcess Process(ImmutableArray<string> command) => new(command[0], command[1..], ErrorCodes.ProofFailed) { TimeLimit = Longest, OutputLimit = 4 << 20 };
}
