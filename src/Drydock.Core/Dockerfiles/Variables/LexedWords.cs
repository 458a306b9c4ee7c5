using System.Text;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>Splits lexed text into words, where blanks were not quoted.</summary>
internal sealed class LexedWords
{
    private readonly List<(string Word, Span At)> words = [];
    private readonly StringBuilder word = new();
    private int start;

    /// <summary>A character that may split.</summary>
    public void Add(char c, int at)
    {
        if (!char.IsWhiteSpace(c))
        {
            AddRaw(c, at);
        }
        else
        {
            End(at);
        }
    }

    public void AddRaw(char c, int at)
    {
        start = word.Length == 0 ? at : start;
        word.Append(c);
    }

    public void AddRaw(string text, int at)
    {
        start = word.Length == 0 ? at : start;
        word.Append(text);
    }

    public void End(int at)
    {
        if (word.Length > 0)
        {
            words.Add((word.ToString(), new Span(start, at)));
            word.Clear();
        }
    }

    public List<(string Word, Span At)> ToList(int end)
    {
        End(end);
        return words;
    }
}
