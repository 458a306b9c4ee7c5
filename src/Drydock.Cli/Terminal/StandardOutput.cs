using Drydock.Oci.Content;

namespace Drydock.Cli.Terminal;

/// <summary>Writes what a command says, whole and at once.</summary>
internal static class StandardOutput
{
    /// <returns>False when nobody reads any more.</returns>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.OutputFailed"/></exception>
    public static bool Write(ReadOnlySpan<byte> bytes, Stream to)
    {
        try
        {
            to.Write(bytes);
            to.Flush();
            return true;
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            // The reader has seen enough (`drydock scan … | head`); what the command found out stands.
            return false;
        }
        catch (IOException e)
        {
            throw new DrydockException(ErrorCodes.OutputFailed, $"Writing to standard output failed: {e.Message}", "Check that there is room where it goes.", e);
        }
    }

    private static bool IsBrokenPipe(IOException error)
    {
        const int Epipe = 32;
        return error.HResult == Epipe || error.Message.Contains("Broken pipe", StringComparison.Ordinal);
    }
}
