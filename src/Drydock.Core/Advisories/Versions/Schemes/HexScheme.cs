namespace Drydock.Core.Advisories.Versions.Schemes;

/// <summary>Versions of Elixir and Erlang packages, which are semantic versions: <see href="https://hexdocs.pm/elixir/Version.html"/>.</summary>
internal sealed class HexScheme : IVersionScheme
{
    public SchemeInfo Info { get; } = new("hex", "Elixir and Erlang packages", "https://hexdocs.pm/elixir/Version.html");

    public int Compare(string left, string right) => SemverParts.Compare(left, right);
}
