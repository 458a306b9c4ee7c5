using Drydock.Oci.Content;

namespace Drydock.Cli.Hardening;

/// <summary>Words of which one is to be chosen.</summary>
internal static class Choices
{
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static string OneOf(string text, string what, params string[] known) => known.Contains(text, StringComparer.Ordinal)
        ? text
        : throw new DrydockException(ErrorCodes.BadArgument, $"Choosing the {what} '{text}' failed: there is none of that name.", $"Choose one of {string.Join(", ", known)}.");

    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public static T Of<T>(string text, string what)
        where T : struct, Enum => Enum.Parse<T>(OneOf(text, what, [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())]), ignoreCase: true);
}
