using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>Tells options from operands.</summary>
internal sealed class CommandLineReader(ImmutableArray<ShellWord> arguments, HashSet<string> valued)
{
    private readonly ImmutableArray<CommandOption>.Builder options = ImmutableArray.CreateBuilder<CommandOption>();
    private readonly ImmutableArray<ShellWord>.Builder operands = ImmutableArray.CreateBuilder<ShellWord>();
    private bool hasUnknown;
    private int index;

    public CommandLine Read()
    {
        for (; index < arguments.Length; index++)
        {
            var word = arguments[index];
            var text = word.Value ?? Start(word);
            if (text == "--" && word.Value is not null)
            {
                operands.AddRange(arguments.AsSpan()[(index + 1)..]);
                break;
            }

            if (text.Length < 2 || text[0] != '-')
            {
                hasUnknown |= MayBeMore(word);
                operands.Add(word);
            }
            else if (text[1] == '-')
            {
                Long(word, text);
            }
            else
            {
                Short(word, text);
            }
        }

        return new CommandLine(options.ToImmutable(), operands.ToImmutable(), hasUnknown);
    }

    /// <summary>What a word begins with before it depends on something.</summary>
    private static string Start(ShellWord word)
    {
        var length = 0;
        while (length < word.Parts.Length && word.Parts[length] is Literal or Escaped or SingleQuoted or Glob)
        {
            length++;
        }

        return length == 0 && word.Parts is [DoubleQuoted quoted, ..] ? Start(new ShellWord(word.Span, quoted.Parts)) : StaticText.Display(word.Parts[..length]);
    }

    private static bool MayBeMore(ShellWord word) => word.Parts is [ParameterExpansion or CommandSubstitution or BraceExpansion, ..] or [DoubleQuoted { Parts: [ParameterExpansion { Name: "@" }, ..] }, ..];

    private void Long(ShellWord word, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text[2..] : text[2..equals];
        if (equals >= 0)
        {
            options.Add(new CommandOption(name, name, true, word, word, word.Value is null ? null : text[(equals + 1)..], index));
            return;
        }

        Add(name, name, true, word);
    }

    private void Short(ShellWord word, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var written = equals < 0 ? text[1..] : text[1..equals];
        if (written.Length > 1 && valued.Contains(written))
        {
            if (equals < 0)
            {
                Add(written, written, false, word);
            }
            else
            {
                options.Add(new CommandOption(written, written, false, word, word, word.Value is null ? null : text[(equals + 1)..], index));
            }

            return;
        }

        for (var i = 1; i < text.Length; i++)
        {
            var name = text[i].ToString();
            var rest = text[(i + 1)..];
            if (rest.StartsWith('=') || (valued.Contains(name) && rest.Length > 0))
            {
                options.Add(new CommandOption(name, written, false, word, word, word.Value is null ? null : rest.TrimStart('='), index));
                return;
            }

            if (rest.Length == 0)
            {
                Add(name, written, false, word);
            }
            else
            {
                options.Add(new CommandOption(name, written, false, word, null, null, index));
            }
        }
    }

    /// <summary>One whose value, if it has any, is the rest of a word that depends on something, or the next argument.</summary>
    private void Add(string name, string written, bool isLong, ShellWord word)
    {
        if (!valued.Contains(name))
        {
            options.Add(new CommandOption(name, written, isLong, word, null, null, index));
        }
        else if (word.Value is null || index + 1 >= arguments.Length)
        {
            options.Add(new CommandOption(name, written, isLong, word, word.Value is null ? word : null, null, index));
        }
        else
        {
            options.Add(new CommandOption(name, written, isLong, word, arguments[index + 1], arguments[index + 1].Value, index));
            index++;
        }
    }
}
