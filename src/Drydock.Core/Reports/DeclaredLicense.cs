using Drydock.Core.Inventories.Licenses;

namespace Drydock.Core.Reports;

/// <summary>A declared license, as documents that know SPDX can say it.</summary>
/// <param name="Declared">As the package wrote it.</param>
/// <param name="Expression">The SPDX expression; null when it is not sure to be one.</param>
internal sealed record DeclaredLicense(string Declared, string? Expression)
{
    private static readonly System.Buffers.SearchValues<char> Operators = System.Buffers.SearchValues.Create(" ()+:");

    /// <summary>The expression is one identifier of the SPDX license list.</summary>
    public bool IsId => Expression is not null && !Expression.AsSpan().ContainsAny(Operators) && !Expression.StartsWith("LicenseRef-", StringComparison.Ordinal);

    /// <summary>In the order declared, each once.</summary>
    public static List<DeclaredLicense> All(IEnumerable<string> declared)
    {
        var all = new List<DeclaredLicense>();
        foreach (var text in declared)
        {
            var name = text.Trim();
            var license = name.Length == 0 ? null : new DeclaredLicense(name, LicenseNames.Normalize(name).SpdxExpression);
            if (license is not null && !all.Exists(l => (l.Expression ?? l.Declared) == (license.Expression ?? license.Declared)))
            {
                all.Add(license);
            }
        }

        return all;
    }

    /// <summary>All of them as one expression: packages that declare several are made of parts under each.</summary>
    public static string And(IReadOnlyCollection<string> expressions) => expressions.Count == 1
        ? expressions.First()
        : string.Join(" AND ", expressions.Select(e => e.Contains(" OR ", StringComparison.Ordinal) ? $"({e})" : e));
}
