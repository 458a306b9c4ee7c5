using System.Collections.Immutable;
using System.Text;

namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>What a word says without running anything.</summary>
internal static class StaticText
{
    /// <summary>Null when it depends on something.</summary>
    public static string? Of(ImmutableArray<WordPart> parts)
    {
        if (parts is [Literal only])
        {
            return only.Text;
        }

        var text = new StringBuilder();
        return Append(parts, text) ? text.ToString() : null;
    }

    public static string Display(ImmutableArray<WordPart> parts)
    {
        var text = new StringBuilder();
        Show(parts, text);
        return text.ToString();
    }

    private static bool Append(ImmutableArray<WordPart> parts, StringBuilder text)
    {
        foreach (var part in parts)
        {
            if (part is DoubleQuoted quoted ? !Append(quoted.Parts, text) : part is BraceExpansion { IsExpanded: false } braces ? !Append(braces, text) : Own(part) is not { } own || text.Append(own) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Append(BraceExpansion braces, StringBuilder text)
    {
        for (var i = 0; i < braces.Elements.Length; i++)
        {
            text.Append(i == 0 ? '{' : ',');
            if (!Append(braces.Elements[i].Parts, text))
            {
                return false;
            }
        }

        text.Append('}');
        return true;
    }

    private static string? Own(WordPart part) => part switch
    {
        Literal p => p.Text,
        Escaped p => p.Text,
        SingleQuoted p => p.Text,
        DollarSingleQuoted p => p.Text,
        Glob p => p.Text,
        Tilde p => p.Text,
        _ => null,
    };

    private static void Show(ImmutableArray<WordPart> parts, StringBuilder text)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case DoubleQuoted p:
                    Show(p.Parts, text);
                    break;
                case ParameterExpansion p:
                    Show(p, text);
                    break;
                case CommandSubstitution:
                    text.Append("$(…)");
                    break;
                case ArithmeticExpansion:
                    text.Append("$((…))");
                    break;
                case ProcessSubstitution p:
                    text.Append(p.IsOutput ? ">(…)" : "<(…)");
                    break;
                case BraceExpansion p:
                    Show(p.Elements, "{", ",", "}", text);
                    break;
                case ArrayLiteral p:
                    Show(p.Elements, "(", " ", ")", text);
                    break;
                default:
                    text.Append(Own(part));
                    break;
            }
        }
    }

    private static void Show(ImmutableArray<ShellWord> words, string open, string between, string close, StringBuilder text)
    {
        text.Append(open);
        for (var i = 0; i < words.Length; i++)
        {
            text.Append(i == 0 ? "" : between);
            Show(words[i].Parts, text);
        }

        text.Append(close);
    }

    private static void Show(ParameterExpansion part, StringBuilder text)
    {
        text.Append('$').Append(part.IsBraced ? "{" : "").Append(part.IsLength ? "#" : part.IsIndirect ? "!" : "").Append(part.Name);
        if (part.Index is { } index)
        {
            text.Append('[');
            Show(index.Parts, text);
            text.Append(']');
        }

        text.Append(part.Operator);
        Show(part.Argument?.Parts ?? [], text);
        if (part.Replacement is { } replacement)
        {
            text.Append('/');
            Show(replacement.Parts, text);
        }

        text.Append(part.IsBraced ? "}" : "");
    }
}
