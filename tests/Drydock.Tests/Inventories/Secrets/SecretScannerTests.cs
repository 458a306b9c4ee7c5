using System.Text;
using Drydock.Core.Inventories.Secrets;

namespace Drydock.Tests.Inventories.Secrets;

public sealed class SecretScannerTests
{
    public static TheoryData<string> Ids() => [.. SecretDetectors.All.Select(d => d.Info.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_detector_finds_its_sample_amid_other_text(string id)
    {
        var samples = SecretSamples.All.Where(s => s.Id == id).ToList();
        Assert.NotEmpty(samples);
        Assert.All(samples, s => Assert.Equal([id], Ids(s.Path, s.Text)));
        Assert.All(samples, s => Assert.Equal([id], Ids(s.Path, $"# first\n{s.Text}\n# last\n")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_beginning_of_a_secret_is_none(string id) => Assert.All(SecretSamples.All.Where(s => s.Id == id), sample =>
    {
        var bytes = Encoding.UTF8.GetBytes(sample.Text);
        var match = Assert.Single(SecretScanner.Find(bytes, sample.Path));
        Assert.Empty(SecretScanner.Find(bytes.AsSpan(0, match.Start + 3), sample.Path));
    });

    [Fact]
    public void Every_sample_belongs_to_a_detector_and_ids_are_unique()
    {
        Assert.Empty(SecretSamples.All.Select(s => s.Id).Except(SecretDetectors.All.Select(d => d.Info.Id)));
        Assert.Equal(SecretDetectors.All.Length, SecretDetectors.All.Select(d => d.Info.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(".env", "DB_PASSWORD=changeme")]
    [InlineData(".env", "DB_PASSWORD=${DB_PASSWORD}")]
    [InlineData(".env", "DB_PASSWORD_FILE=/run/secrets/db-1")]
    [InlineData(".env", "GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D")]
    [InlineData(".env", "NODE_VERSION=22.1.0")]
    [InlineData(".env", "TOKEN_URL=https://auth.internal/oauth2/token")]
    [InlineData("", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("", "https://user:password@git.internal/")]
    [InlineData("", "https://shop:Robot-7-pass@example.com/")]
    [InlineData("", "https://shop:shopshop@shop.internal/ http://a:80/b@c.d")]
    [InlineData("", "ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18")]
    [InlineData("", "-----BEGIN PRIVATE KEY-----\nMII...\n-----END PRIVATE KEY-----")]
    [InlineData("", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEq7Rk2VmZ9cq7Rk2VmZ9cq7Rk2VmZ9c\n-----END PUBLIC KEY-----")]
    public void What_only_looks_like_one_is_none(string path, string text) => Assert.Empty(Ids(path, text));

    [Fact]
    public void A_place_is_that_of_the_secret_alone()
    {
        var text = "export DB_PASSWORD=\"Robot-7-pass\" # here"u8.ToArray();
        var match = Assert.Single(SecretScanner.Find(text, SecretScanner.Variables));
        Assert.Equal("Robot-7-pass", Encoding.UTF8.GetString(text, match.Start, match.Length));
        Assert.Equal("Rob****", SecretScanner.Mask(text.AsSpan(match.Start, match.Length)));
    }

    [Fact]
    public void The_automaton_finds_words_within_and_behind_each_other()
    {
        var found = new List<(int At, int Word)>();
        new WordAutomaton(["abcd", "bc", "c", "cdab"]).Run("xabcdabcd"u8, found, static (list, _, at, word) => list.Add((at, word)));
        Assert.Equal([(1, 0), (2, 1), (3, 2), (3, 3), (5, 0), (6, 1), (7, 2)], found.Order());
    }

    private static List<string> Ids(string path, string text) => [.. SecretScanner.Find(Encoding.UTF8.GetBytes(text), path).Select(m => m.Info.Id)];
}
