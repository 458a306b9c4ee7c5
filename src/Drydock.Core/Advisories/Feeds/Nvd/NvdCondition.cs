namespace Drydock.Core.Advisories.Feeds.Nvd;

/// <summary>Says in words what must be there besides a vulnerable product.</summary>
internal static class NvdCondition
{
    private const int MostNames = 4;

    /// <summary>A condition, and the parts of an <c>AND</c> other than one of them: <c>only with microsoft:windows or apple:macos</c>.</summary>
    /// <param name="condition">That of the nodes above; empty for none.</param>
    /// <param name="names">The products of each part.</param>
    /// <param name="self">The part that the condition is for.</param>
    public static string With(string condition, List<List<string>> names, int self)
    {
        var others = names.Where((n, i) => i != self && n.Count > 0).Take(MostNames).Select(Alternatives);
        var text = string.Join(", and with ", others);
        return text.Length == 0 ? condition : condition.Length == 0 ? $"only with {text}" : $"{condition}, and with {text}";
    }

    private static string Alternatives(List<string> names) =>
        string.Join(" or ", names.Take(MostNames)) + (names.Count > MostNames ? $" or {names.Count - MostNames} others" : "");
}
