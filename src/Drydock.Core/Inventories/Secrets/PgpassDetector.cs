using System.Collections.Immutable;

namespace Drydock.Core.Inventories.Secrets;

/// <summary>PostgreSQL's file of passwords: <c>host:port:database:user:password</c>. <see href="https://www.postgresql.org/docs/current/libpq-pgpass.html"/></summary>
internal sealed class PgpassDetector : ISecretDetector
{
    public SecretInfo Info { get; } = new("pgpass-password", "a password for PostgreSQL", SecretStrength.Likely);

    public ImmutableArray<string> Words => [];

    public ImmutableArray<string> Files { get; } = ["**/.pgpass"];

    public void Find(ReadOnlySpan<byte> text, int at, SecretMatches found)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd(" \r"u8);
            var fields = 0;
            var from = 0;
            for (; fields < 4 && line[from..].IndexOf((byte)':') is var colon and >= 0; fields++)
            {
                from += colon + 1;
            }

            var password = line[from..];
            if (fields == 4 && line[0] != '#' && password.Length > 3 && !Placeholders.IsValue(password) && text.Overlaps(password, out var start))
            {
                found.Add(Info, start, password.Length);
            }
        }
    }
}
