using Drydock.Core.Advisories.Storage;

namespace Drydock.Core.Advisories.Matching;

/// <summary>Says whether a statement is about packages like this one at all: source or binary, architecture, module stream, channel.</summary>
internal static class Applicability
{
    public static bool Holds(Statement statement, PackageQuery query, PackageTraits package) =>
        IsNamedSo(statement, query)
        && IsForArchitecture(statement, package)
        && IsForStream(statement, package)
        && Channels.IsFor(statement, query);

    /// <summary>Languages know no sources: a name is a name.</summary>
    private static bool IsNamedSo(Statement statement, PackageQuery query) => statement.IsSource == query.IsSource || !query.Space.Contains(':', StringComparison.Ordinal);

    private static bool IsForArchitecture(Statement statement, PackageTraits package) =>
        statement.Architectures.IsEmpty || package.Architecture is "" or "noarch" or "all" || statement.Architectures.Contains(package.Architecture, StringComparer.Ordinal);

    /// <summary>
    /// A package of a module stream is what the statements of that stream are about, and no others. Feeds that do not name the stream still show in the fixed
    /// version that it was built in a module; then the stream's number must agree with the version's beginning, as it does for languages and databases.
    /// </summary>
    private static bool IsForStream(Statement statement, PackageTraits package)
    {
        var label = package.ModuleLabel;
        if (statement.Module.Length > 0 && statement.Module.Contains(':', StringComparison.Ordinal))
        {
            return label.StartsWith(statement.Module + ":", StringComparison.Ordinal);
        }

        var fixedVersion = statement.Spans.Select(s => s.Fixed).FirstOrDefault(f => f is not null && f.Contains(".module", StringComparison.Ordinal));
        if (fixedVersion is null)
        {
            return label.Length == 0 || statement.Spans.IsEmpty;
        }

        var stream = label.Split(':') is [_, var name, ..] ? name : "";
        var upstream = fixedVersion[(fixedVersion.IndexOf(':') + 1)..];
        return stream.Length > 0 && (!char.IsAsciiDigit(stream[0]) || upstream.StartsWith(stream + ".", StringComparison.Ordinal) || upstream.StartsWith(stream + "-", StringComparison.Ordinal));
    }
}
