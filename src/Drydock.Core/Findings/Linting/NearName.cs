using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Parsing;
using Drydock.Core.Dockerfiles.Variables;

namespace Drydock.Core.Findings.Linting;

/// <summary>Finds the variable that somebody meant who misspelled it.</summary>
internal static class NearName
{
    /// <summary>In shorter names one letter is too much of a difference.</summary>
    private const int Shortest = 4;

    /// <summary>Nobody has more, and comparing with all of them takes long.</summary>
    private const int MostKnown = 500;

    /// <summary>One that differs by one letter, by case, or by two letters that changed places; null when there is none.</summary>
    public static string? Of(string name, Scope scope)
    {
        if (name.Length < Shortest || scope.Variables.Count > MostKnown)
        {
            return null;
        }

        var alike = scope.Variables.Keys.Where(k => k.Length > 0 && char.ToUpperInvariant(k[0]) == char.ToUpperInvariant(name[0])).Order(StringComparer.Ordinal).ToList();
        return Suggestion.Nearest(name, alike, most: 1) ?? alike.Find(k => AreSwapped(k, name));
    }

    /// <summary>Null where the name is not written in one piece.</summary>
    public static Fix? FixOf(DockerfileSubject subject, VariableUse use, string near)
    {
        var written = subject.File.Source.At(use.Span);
        var start = written.StartsWith("${") ? 2 : 1;
        if (written.Length < start + use.Name.Length || !written.Slice(start, use.Name.Length).SequenceEqual(use.Name))
        {
            return null;
        }

        var at = use.Span.Start + start;
        return new Fix($"Use '{near}'", Applicability.Unsafe, [new TextEdit(new Span(at, at + use.Name.Length), near)]);
    }

    private static bool AreSwapped(string one, string other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        var at = one.AsSpan().CommonPrefixLength(other);
        return at + 1 < one.Length && one[at] == other[at + 1] && one[at + 1] == other[at] && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2));
    }
}
