using System.Xml;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>Texts of one document, each once: ids are named by definitions, by tests and by the tables.</summary>
internal sealed class OvalTexts
{
    private readonly HashSet<string> _texts = [];

    public string Shared(string text)
    {
        if (_texts.TryGetValue(text, out var shared))
        {
            return shared;
        }

        _texts.Add(text);
        return text;
    }

    /// <summary>The comment of what the reader is on. What compares versions is told by its state, so the many comments that repeat it are not kept.</summary>
    public string Comment(XmlReader xml)
    {
        var comment = xml.Attribute("comment");
        return comment.Contains(" is earlier than ", StringComparison.Ordinal) || comment.Contains(" is signed with ", StringComparison.Ordinal) ? "" : Shared(comment);
    }
}
