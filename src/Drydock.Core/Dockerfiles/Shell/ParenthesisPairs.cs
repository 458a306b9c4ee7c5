namespace Drydock.Core.Dockerfiles.Shell;

/// <summary>
/// Where parentheses are closed, to tell arithmetic from a subshell in a substitution: <c>$((1))</c>, <c>$((a) | b)</c>.
/// Each part of the text is looked through once, however deep they lie in one another.
/// </summary>
internal sealed class ParenthesisPairs(string text)
{
    private readonly Dictionary<int, int> closes = [];
    private int scanned;

    public int CloseOf(int open, int end)
    {
        if (open >= scanned)
        {
            Scan(open, end);
        }

        return closes.TryGetValue(open, out var close) && close < end ? close : -1;
    }

    private void Scan(int start, int end)
    {
        var opened = new Stack<int>();
        var i = start;
        for (; i < end; i++)
        {
            var isQuoted = opened.TryPeek(out var top) && text[top] == '"';
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '\'' when !isQuoted:
                    var close = text.IndexOf('\'', i + 1, end - i - 1);
                    i = close < 0 ? i : close;
                    break;
                case '"' when isQuoted:
                    opened.Pop();
                    break;
                case '"':
                    opened.Push(i);
                    break;
                case '(' when !isQuoted || (i > start && text[i - 1] == '$'):
                    opened.Push(i);
                    break;
                case ')' when !isQuoted && opened.Count > 0:
                    closes[opened.Pop()] = i;
                    break;
            }

            if (opened.Count == 0)
            {
                break;
            }
        }

        scanned = Math.Max(scanned, Math.Min(i, end));
    }
}
