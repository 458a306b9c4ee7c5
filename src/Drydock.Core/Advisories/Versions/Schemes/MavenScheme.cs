namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Java archives: <see href="https://maven.apache.org/pom.html#version-order-specification"/>.</summary>
/// <remarks>In the order of what may stand at a place: the qualifiers that Maven knows up to snapshot, the end, sp, any other qualifier, a number after a hyphen, a number after a dot.</remarks>
internal sealed class MavenScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("maven", "Java archives", "https://maven.apache.org/pom.html#version-order-specification");

    public int Compare(string left, string right)
    {
        var a = new MavenTokens(left);
        var b = new MavenTokens(right);
        while (true)
        {
            var hasOne = a.Next(out var one);
            var hasTwo = b.Next(out var two);
            if (!hasOne && !hasTwo)
            {
                return 0;
            }

            var order = MavenToken.Compare(one, two);
            if (order != 0)
            {
                return order;
            }
        }
    }
}
