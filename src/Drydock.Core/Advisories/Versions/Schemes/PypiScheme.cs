namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Python packages: <see href="https://packaging.python.org/en/latest/specifications/version-specifiers/"/> (PEP 440).</summary>
/// <remarks>What does not follow the grammar is a legacy version, which comes before every other; among themselves they are in plain order.</remarks>
internal sealed class PypiScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("pypi", "Python packages", "https://packaging.python.org/en/latest/specifications/version-specifiers/");

    public int Compare(string left, string right)
    {
        var isValid = PypiParts.TrySplit(left, out var a);
        var isOtherValid = PypiParts.TrySplit(right, out var b);
        return isValid && isOtherValid ? PypiParts.Compare(a, b)
            : isValid || isOtherValid ? (isValid ? 1 : -1)
            : GenericScheme.CompareText(left, right);
    }
}
