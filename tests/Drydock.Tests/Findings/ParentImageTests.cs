using Drydock.Core.Findings.Parents;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Findings;

/// <summary>What can be known of the image that another was built on; what cannot is not said.</summary>
public sealed class ParentImageTests
{
    private static readonly byte[] One = TarBytes.Of(TarBytes.File("one", "1"));
    private static readonly byte[] Two = TarBytes.Of(TarBytes.File("two", "2"));
    private static readonly byte[] Three = TarBytes.Of(TarBytes.File("three", "3"));

    [Fact]
    public async Task A_given_base_tells_its_layers() => Assert.Equal(new ParentImage("debian:12", await DigestOf([One, Two]), 2, ParentSource.Given), Plain(await OfAsync([One, Two, Three], [One, Two])));

    [Fact]
    public async Task A_base_that_was_built_again_shares_what_it_shares()
    {
        var found = await OfAsync([One, Two, Three], [One, Three]);

        Assert.Equal(1, found.Layers);
        Assert.Contains("1 of its 2 layers", found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_image_is_no_base()
    {
        var found = await OfAsync([One, Two], [Two, One]);

        Assert.Null(found.Layers);
        Assert.Contains("shares no layer", found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_names_the_base_and_says_nothing_of_layers()
    {
        var found = await OfLabelsAsync("""{"org.opencontainers.image.base.name":"docker.io/library/debian:12","org.opencontainers.image.base.digest":"sha256:00"}""");

        Assert.Equal(("docker.io/library/debian:12", "sha256:00", (int?)null, ParentSource.Labels), (found!.Name, found.Digest, found.Layers, found.ToldBy));
        Assert.Contains("--base", found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_said_is_nothing_known() => Assert.Null(await OfLabelsAsync("{}"));

    [Fact]
    public async Task A_buildpack_says_which_layer_is_the_last_of_the_base()
    {
        var top = Drydock.Oci.Content.Digest.Sha256(One);
        var found = await OfLabelsAsync($$$"""{"io.buildpacks.lifecycle.metadata":"{\"runImage\":{\"topLayer\":\"{{{top}}}\",\"reference\":\"index.example.com/run@sha256:0011\"}}"}""");

        Assert.Equal(new ParentImage("index.example.com/run", "sha256:0011", 1, ParentSource.Buildpack), Plain(found!));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\\\"runImage\\\":7}")]
    [InlineData("{\\\"runImage\\\":{\\\"topLayer\\\":[],\\\"reference\\\":{}}}")]
    public async Task A_broken_label_says_nothing(string label) => Assert.Null(await OfLabelsAsync($$"""{"io.buildpacks.lifecycle.metadata":"{{label}}"}"""));

    private static ParentImage Plain(ParentImage found) => new(found.Name, found.Digest, found.Layers, found.ToldBy) { Note = found.Note };

    private static async Task<string> DigestOf(byte[][] layers)
    {
        await using var store = new MemoryStore().Add(layers);
        return (await store.LoadAsync()).Digest!.ToString()!;
    }

    private static async Task<ParentImage> OfAsync(byte[][] layers, byte[][] baseLayers)
    {
        await using var store = new MemoryStore().Add(layers);
        await using var other = new MemoryStore().Add(baseLayers);
        return ParentImages.Of(await store.LoadAsync(), new GivenParent("debian:12", await other.LoadAsync()))!;
    }

    private static async Task<ParentImage?> OfLabelsAsync(string labels)
    {
        await using var store = new MemoryStore().Add([One, Two], $$"""{"Labels":{{labels}}}""");
        return ParentImages.Of(await store.LoadAsync(), null);
    }
}
