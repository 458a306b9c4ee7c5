using System.Text.RegularExpressions;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>Variables in .repo files: <c>$releasever</c>, <c>${basearch}</c>. One that is not known stays as it is.</summary>
internal static partial class RpmVariables
{
    public static string Replace(string text, IReadOnlyDictionary<string, string> variables) =>
        Pattern().Replace(text, m => variables.GetValueOrDefault(m.Groups["name"].Value, m.Value));

    [GeneratedRegex(@"\$\{?(?<name>\w+)\}?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Pattern();
}
