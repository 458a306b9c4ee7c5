using System.Globalization;

namespace Drydock.Core.Findings.Linting;

/// <summary>A user as USER and an image's config name it: <c>name</c>, <c>uid</c>, each also with a group behind a colon.</summary>
internal static class UserName
{
    /// <summary>By name or number. A runtime reads it as a number where it is one, so <c>00</c> is root too.</summary>
    public static bool IsRoot(string user)
    {
        var name = NameOf(user);
        return name is "root" || (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var uid) && uid == 0);
    }

    public static bool IsNumber(string user) => NameOf(user).Length > 0 && !NameOf(user).ContainsAnyExceptInRange('0', '9');

    /// <summary>The part before the colon.</summary>
    public static ReadOnlySpan<char> NameOf(string user)
    {
        var colon = user.IndexOf(':');
        return colon < 0 ? user : user.AsSpan(0, colon);
    }
}
