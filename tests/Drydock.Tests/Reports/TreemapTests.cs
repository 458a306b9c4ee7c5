using Drydock.Core.Reports.Formats.Html;

namespace Drydock.Tests.Reports;

public sealed class TreemapTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 40)]
    [InlineData(4, 200)]
    public void Tiles_fill_the_picture_each_with_its_share(int seed, int count)
    {
        var random = new Random(seed);
        double[] weights = [.. Enumerable.Range(0, count).Select(_ => Math.Pow(10, random.NextDouble() * 4)).OrderDescending()];
        var tiles = Treemap.Lay(weights, 1000, 300);
        Assert.Equal(count, tiles.Count);
        foreach (var (tile, weight) in tiles.Zip(weights))
        {
            Assert.Equal(300_000 * weight / weights.Sum(), tile.Width * tile.Height, 0.001);
            Assert.InRange(tile.X, -0.001, 1000);
            Assert.InRange(tile.Y, -0.001, 300);
            Assert.InRange(tile.X + tile.Width, 0, 1000.001);
            Assert.InRange(tile.Y + tile.Height, 0, 300.001);
        }

        Assert.DoesNotContain(tiles.Index().SelectMany(a => tiles.Index().Where(b => b.Index > a.Index).Select(b => (a.Item, b.Item))), p => Overlap(p.Item1, p.Item2));
    }

    [Fact]
    public void Tiles_of_one_size_are_nearly_square() =>
        Assert.All(Treemap.Lay([.. Enumerable.Repeat(1.0, 12)], 400, 300), t => Assert.InRange(t.Width / t.Height, 0.5, 2));

    private static bool Overlap(Tile a, Tile b) =>
        Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X) > 0.001 && Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y) > 0.001;
}
