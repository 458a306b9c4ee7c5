namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>What a dollar sign begins.</summary>
internal sealed partial class VariableLexer
{
    private string ReadDollar()
    {
        var start = at++;
        if (at < text.Length && text[at] == '{')
        {
            at++;
            return Bounded(() => ReadBraced(start));
        }

        var name = ReadName();
        if (name.Length == 0)
        {
            return "$";
        }

        uses.Add(new VariableUse(name, new Span(start, at), "", new Span(at, at)));
        return ValueOf(name) ?? (options.KeepsUnset ? $"${name}" : "");
    }

    private string Bounded(Func<string> read)
    {
        if (depth == MostDepth)
        {
            return Fail("variables are nested too deeply");
        }

        depth++;
        var result = read();
        depth--;
        return result;
    }

    private string ReadBraced(int start)
    {
        if (at == text.Length)
        {
            return Fail("syntax error: missing '}'");
        }

        if (text[at] is '{' or '}' or ':')
        {
            return Fail("syntax error: bad substitution");
        }

        var name = ReadName();
        if (at == text.Length)
        {
            return Fail("syntax error: missing '}'");
        }

        var modifier = text[at++];
        switch (modifier)
        {
            case '}':
                uses.Add(new VariableUse(name, new Span(start, at), "", new Span(at - 1, at - 1)));
                return ValueOf(name) ?? (options.KeepsUnset ? $"${{{name}}}" : "");
            case ':' when at < text.Length && text[at] is '+' or '-' or '?':
                return ReadDefault(start, name, $":{text[at++]}");
            case '+' or '-' or '?':
                return ReadDefault(start, name, modifier.ToString());
            case ':' when at < text.Length && text[at] is '#' or '%':
                modifier = text[at++];
                return ReadTrim(start, name, modifier, ":");
            case '#' or '%':
                return ReadTrim(start, name, modifier, "");
            case '/':
                return ReadReplace(start, name);
            default:
                var written = modifier == ':' && at < text.Length ? $":{text[at]}" : modifier.ToString();
                return Fail($"unsupported modifier ({written}) in substitution");
        }
    }

    private string ReadDefault(int start, string name, string modifier)
    {
        var slot = Reserve();
        var operand = at;
        var word = ReadOperand(keeps: false, '}', "syntax error: missing '}'");
        uses[slot] = new VariableUse(name, new Span(start, at), modifier, new Span(operand, Math.Max(operand, at - 1)));
        var value = ValueOf(name);
        if (error.Length > 0 || (value is null && options.KeepsUnset))
        {
            return $"${{{name}{modifier}{word}}}";
        }

        var isSet = value is not null && (modifier[0] != ':' || value.Length > 0);
        return modifier[^1] switch
        {
            '-' => isSet ? value! : word,
            '+' => isSet ? word : "",
            _ when isSet => value!,
            _ => Fail($"{name}: {(word.Length > 0 ? word : value is null ? "is not allowed to be unset" : "is not allowed to be empty")}"),
        };
    }

    private string ReadTrim(int start, string name, char modifier, string colon)
    {
        var slot = Reserve();
        var operand = at;
        var word = ReadOperand(keeps: true, '}', "syntax error: missing '}'");
        var isLongest = word.StartsWith(modifier);
        var shown = isLongest ? $"{modifier}{modifier}" : modifier.ToString();
        uses[slot] = new VariableUse(name, new Span(start, at), shown, new Span(Math.Min(operand + (isLongest ? 1 : 0), at), Math.Max(operand, at - 1)));
        var value = ValueOf(name);
        if (error.Length > 0 || (value is null && options.KeepsUnset))
        {
            return $"${{{name}{colon}{modifier}{word}}}";
        }

        return Glob(isLongest ? word[1..] : word) is not { } pattern ? ""
            : modifier == '#' ? pattern.TrimStart(value ?? "", isLongest) : pattern.TrimEnd(value ?? "", isLongest);
    }

    private string ReadReplace(int start, string name)
    {
        var slot = Reserve();
        var isAll = at < text.Length && text[at] == '/';
        at += isAll ? 1 : 0;
        var operand = at;
        var word = ReadOperand(keeps: true, '/', "syntax error: missing '/' in ${}");
        var replacement = ReadOperand(keeps: true, '}', "syntax error: missing '}'");
        var modifier = isAll ? "//" : "/";
        uses[slot] = new VariableUse(name, new Span(start, at), modifier, new Span(operand, Math.Max(operand, at - 1)));
        var value = ValueOf(name);
        if (error.Length > 0 || (value is null && options.KeepsUnset))
        {
            return $"${{{name}{modifier}{word}/{replacement}}}";
        }

        var result = Glob(word)?.Replace(value ?? "", replacement, isAll, MostGrowth) ?? "";
        return Grow(result.Length) ? result : "";
    }

    /// <summary>A use is listed before those in its own words.</summary>
    private int Reserve()
    {
        uses.Add(new VariableUse("", default, "", default));
        return uses.Count - 1;
    }

    private string ReadOperand(bool keeps, char stop, string missing)
    {
        if (error.Length > 0)
        {
            return "";
        }

        var before = keepsEscapes;
        keepsEscapes = keeps;
        var word = ReadUntil(stop);
        keepsEscapes = before;
        error = error.Length > 0 && at == text.Length ? missing : error;
        return word;
    }

    private Glob? Glob(string pattern)
    {
        var glob = Variables.Glob.Parse(pattern, out var why);
        if (glob is null)
        {
            Fail($"invalid pattern ({pattern}) in substitution: {why}");
        }

        return glob;
    }

    /// <summary>Letters, digits and underscores; digits alone; or one of the shell's special ones. Empty when there is none.</summary>
    private string ReadName()
    {
        var start = at;
        if (at < text.Length && char.IsDigit(text[at]))
        {
            while (at < text.Length && char.IsDigit(text[at]))
            {
                at++;
            }
        }
        else if (at < text.Length && text[at] is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            at++;
        }
        else
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            {
                at++;
            }
        }

        return text[start..at];
    }

    private string? ValueOf(string name)
    {
        var value = error.Length > 0 ? null : lookup(name);
        return value is null || Grow(value.Length) ? value : "";
    }

    private bool Grow(int by)
    {
        grown += by;
        if (grown > MostGrowth)
        {
            Fail("variables grow too long");
        }

        return grown <= MostGrowth;
    }
}
