using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>Builtins and options of bash.</summary>
internal static class BashCommands
{
    public static BashFeature? Of(SimpleCommand command) => command.Words is [{ Plain: { } name } word, ..]
        ? name switch
        {
            "source" or "let" => new BashFeature(word.Span, name, true),
            "pushd" or "popd" or "dirs" or "disown" or "suspend" or "shopt" or "caller" or "complete" or "compgen" or "enable" or "mapfile" or "readarray" or "declare" or "typeset" => new BashFeature(word.Span, name, false),
            _ => Option(name, command),
        }
        : null;

    private static BashFeature? Option(string name, SimpleCommand command)
    {
        for (var i = 1; i < command.Words.Length; i++)
        {
            var word = command.Words[i];
            var isFirst = i == 1;
            bool? isInAsh = (name, word.Value) switch
            {
                ("echo", "-e" or "-E" or "-ne" or "-en") when isFirst => true,
                ("read", ['-', 's' or 'n' or 't' or 'd', ..]) when isFirst => true,
                ("read", ['-', 'a' or 'u' or 'N' or 'e' or 'i', ..]) when isFirst => false,
                ("printf", "-v") when isFirst => false,
                ("export", "-f") or ("exec", "-a") or ("wait", "-n") when isFirst => false,
                ("set", "pipefail") => true,
                ("set", ['-', .., 'E']) => false,
                ("trap", "ERR" or "DEBUG" or "RETURN") when !isFirst => false,
                ("trap", ['S', 'I', 'G', ..]) when !isFirst => true,
                ("[" or "test", "==") when word.Plain is not null && i > 1 => true,
                ("[" or "test", "=~") => true,
                ("[" or "test", "-v") when isFirst => false,
                _ => null,
            };
            if (isInAsh is { } known)
            {
                return new BashFeature(word.Span, $"{name} {word.Value}", known);
            }
        }

        return null;
    }
}
