using System.Text;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Inventories.Closures;

/// <summary>What variables of a script hold as far as that is known without running it: the environment of the image, and what the script assigns.</summary>
internal sealed class ShellValues
{
    private const int MaxLength = 4096;
    private readonly Dictionary<string, string> assigned = new(StringComparer.Ordinal);
    private readonly ClosureGraph graph;

    public ShellValues(ShellScript script, ClosureGraph graph)
    {
        this.graph = graph;
        foreach (var assignment in script.Nodes.OfType<Assignment>().Where(a => !a.IsAppend && a.Index is null))
        {
            if (Of(assignment.Value) is { } value)
            {
                // The first one most often is the default, and the environment of the image comes before it.
                assigned.TryAdd(assignment.Name, value);
                if (value.StartsWith('/') && value.Length > 1 && graph.Tree.Follow(value) is { IsFile: true })
                {
                    Files.Add(value.Trim('/'));
                }
            }
        }
    }

    /// <summary>Files whose paths are assigned to a variable.</summary>
    public SortedSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Null when it depends on what is not known.</summary>
    public string? Of(ShellWord word)
    {
        if (word.Value is { } plain)
        {
            return plain;
        }

        var text = new StringBuilder();
        return Append(word.Parts, text) ? text.ToString() : null;
    }

    private bool Append(IEnumerable<WordPart> parts, StringBuilder text)
    {
        foreach (var part in parts)
        {
            var isKnown = part switch
            {
                DoubleQuoted quoted => Append(quoted.Parts, text),
                ParameterExpansion expansion => Append(expansion, text),
                Literal literal => text.Append(literal.Text) is not null,
                SingleQuoted single => text.Append(single.Text) is not null,
                Escaped escaped => text.Append(escaped.Text) is not null,
                _ => false,
            };
            if (!isKnown || text.Length > MaxLength)
            {
                return false;
            }
        }

        return true;
    }

    private bool Append(ParameterExpansion expansion, StringBuilder text)
    {
        if (expansion.IsLength || expansion.IsIndirect || expansion.Index is not null)
        {
            return false;
        }

        var value = graph.Variable(expansion.Name) is { Length: > 0 } set ? set : assigned.GetValueOrDefault(expansion.Name);
        return expansion.Operator switch
        {
            "" => value is not null && text.Append(value) is not null,
            ":-" or "-" or ":=" or "=" => (value ?? (expansion.Argument is { } other ? Of(other) : "")) is { } known && text.Append(known) is not null,
            _ => false,
        };
    }
}
