namespace Drydock.Core.Inventories.Languages.Java;

/// <summary>A file name as Maven makes it: <c>artifact-version[-classifier].jar</c>.</summary>
/// <param name="Version">Empty when the name has none.</param>
internal readonly record struct JarFileName(string Stem, string Artifact, string Version)
{
    /// <summary>
    /// The version starts at the last hyphen with a digit behind it, and further left while plain numbers stand there:
    /// <c>log4j-1.2-api-2.17.1</c> is log4j-1.2-api, <c>foo-1.0-2</c> is foo.
    /// </summary>
    public static JarFileName Of(string name)
    {
        var slash = name.LastIndexOf('/');
        var dot = name.LastIndexOf('.');
        var stem = name[(slash + 1)..(dot > slash ? dot : name.Length)];
        var start = -1;
        for (var hyphen = stem.LastIndexOf('-'); hyphen > 0; hyphen = stem.LastIndexOf('-', hyphen - 1))
        {
            var isDigit = hyphen + 1 < stem.Length && char.IsAsciiDigit(stem[hyphen + 1]);
            if (start >= 0 && !(isDigit && IsNumber(stem.AsSpan(hyphen + 1, start - hyphen - 1))))
            {
                break;
            }

            start = isDigit ? hyphen : start;
        }

        return start < 0 ? new JarFileName(stem, stem, "") : new JarFileName(stem, stem[..start], stem[(start + 1)..]);
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExcept("0123456789.");
}
