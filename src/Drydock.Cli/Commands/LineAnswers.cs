using System.Text;
using Drydock.Cli.Terminal;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>Answers every line of standard input with a line, as soon as it is there: a program may hold a conversation.</summary>
internal static class LineAnswers
{
    private const int MaxLine = 1 << 16;

    /// <param name="answer">Takes a line and its number, from 1. What was answered before it throws is written.</param>
    public static async Task WriteAsync(Surroundings surroundings, Func<string, int, string> answer, CancellationToken cancel)
    {
        using var reader = new StreamReader(surroundings.Input, Encoding.UTF8, leaveOpen: true);
        var block = new char[MaxLine];
        var kept = 0;
        var number = 0;
        var isOpen = true;
        while (isOpen && await reader.ReadAsync(block.AsMemory(kept), cancel) is > 0 and var read)
        {
            kept += read;
            isOpen = Answer(block, ref kept, ref number, answer, surroundings.Output);
            if (kept == block.Length)
            {
                throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading line {number + 1} of standard input failed: it is longer than {MaxLine} characters.", "Versions are shorter.");
            }
        }

        if (isOpen && kept > 0)
        {
            StandardOutput.Write(Encoding.UTF8.GetBytes(answer(new string(block, 0, kept), number + 1) + "\n"), surroundings.Output);
        }
    }

    /// <summary>Answers the whole lines of a block, and moves what is left to its front. False when nobody reads any more.</summary>
    private static bool Answer(char[] block, ref int kept, ref int number, Func<string, int, string> answer, Stream output)
    {
        var answers = new StringBuilder();
        var at = 0;
        var isOpen = true;
        try
        {
            while (block.AsSpan(at, kept - at).IndexOf('\n') is >= 0 and var length)
            {
                number++;
                answers.Append(answer(new string(block, at, length), number)).Append('\n');
                at += length + 1;
            }
        }
        finally
        {
            isOpen = StandardOutput.Write(Encoding.UTF8.GetBytes(answers.ToString()), output);
        }

        block.AsSpan(at, kept - at).CopyTo(block);
        kept -= at;
        return isOpen;
    }
}
