using System.Text;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>What commands print, to be read by other commands or written to files.</summary>
internal sealed class ScriptOutput
{
    /// <summary>More than any maintainer script has reason to print.</summary>
    private const int Most = 4 << 20;

    private readonly StringBuilder text = new();

    public void Write(string more)
    {
        if (text.Length + more.Length > Most)
        {
            throw new UnknownCommandException("it prints too much");
        }

        text.Append(more);
    }

    public override string ToString() => text.ToString();
}
