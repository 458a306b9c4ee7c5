using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts;

/// <summary>Words the error of a file that a person wrote: where, what, and what to write instead.</summary>
internal static class Mistake
{
    public static DrydockException At(string file, int line, int column, string message, string hint = "", Exception? inner = null) =>
        new(ErrorCodes.BadPolicy, $"Reading '{file}:{line}:{column}' failed: {message}", hint, inner);

    public static DrydockException In(string file, string message, string hint = "", Exception? inner = null) =>
        new(ErrorCodes.BadPolicy, $"Reading '{file}' failed: {message}", hint, inner);
}
