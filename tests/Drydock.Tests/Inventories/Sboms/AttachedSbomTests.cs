using Drydock.Core.Inventories.Sboms;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Oci.Stores;
using Drydock.Tests.Cli;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Inventories.Sboms;

/// <summary>An SBOM beside an image, in each of the ways that tools put one there.</summary>
public sealed class AttachedSbomTests : IDisposable
{
    private const string Spdx = "https://spdx.dev/Document";
    private const string Slsa = "https://slsa.dev/provenance/v1";
    private readonly AttachmentLayout layout = new();

    [Theory]
    [InlineData(true, "https://spdx.dev/Document")]
    [InlineData(true, "https://cyclonedx.org/bom/v1.5")]
    [InlineData(false, "https://slsa.dev/provenance/v0.2")]
    public async Task Buildkit_puts_it_into_the_index(bool isSbom, string predicate)
    {
        layout.WrapInIndex(layout.Attach("application/vnd.in-toto+json", "{}", layerAnnotations: $$"""{"in-toto.io/predicate-type":"{{predicate}}"}"""));
        Assert.Equal(isSbom, await AnyAsync());
    }

    [Fact]
    public async Task Another_images_attestation_does_not_count()
    {
        layout.WrapInIndex(layout.Attach("application/vnd.in-toto+json", "{}", layerAnnotations: $$"""{"in-toto.io/predicate-type":"{{Spdx}}"}"""), about: Digest.Sha256([7]));
        Assert.False(await AnyAsync());
    }

    [Theory]
    [InlineData(true, "application/spdx+json", "application/spdx+json", "{}")]
    [InlineData(true, "application/vnd.cyclonedx+json", "application/octet-stream", "{}")]
    [InlineData(true, "application/vnd.oci.empty.v1+json", "application/vnd.cyclonedx+xml", "<bom/>")]
    [InlineData(true, "application/vnd.in-toto+json", "application/vnd.in-toto+json", """{"predicateType":"https://spdx.dev/Document/v2.3"}""")]
    [InlineData(true, "application/vnd.dsse.envelope.v1+json", "application/vnd.dsse.envelope.v1+json", """{"payload":"eyJwcmVkaWNhdGVUeXBlIjoiaHR0cHM6Ly9jeWNsb25lZHgub3JnL2JvbSJ9"}""")]
    [InlineData(true, "application/vnd.dev.sigstore.bundle.v0.3+json", "application/vnd.dev.sigstore.bundle.v0.3+json", """{"dsseEnvelope":{"payload":"eyJwcmVkaWNhdGVUeXBlIjoiaHR0cHM6Ly9jeWNsb25lZHgub3JnL2JvbSJ9"}}""")]
    [InlineData(false, "application/vnd.in-toto+json", "application/vnd.in-toto+json", """{"predicateType":"https://slsa.dev/provenance/v1"}""")]
    [InlineData(false, "application/vnd.in-toto+json", "application/vnd.in-toto+json", "{")]
    [InlineData(false, "application/vnd.in-toto+json", "application/vnd.in-toto+json", "[7]")]
    [InlineData(false, "application/vnd.dsse.envelope.v1+json", "application/vnd.dsse.envelope.v1+json", """{"payload":"!"}""")]
    [InlineData(false, "application/vnd.example.chart", "application/octet-stream", "{}")]
    public async Task A_referrer_says_what_it_is(bool isSbom, string artifactType, string layerType, string content)
    {
        layout.Refer(artifactType, layerType, content);
        Assert.Equal(isSbom, await AnyAsync());
    }

    [Fact]
    public async Task A_referrer_of_the_index_counts_for_its_images()
    {
        layout.WrapInIndex(layout.Attach("application/octet-stream", "{}"));
        Assert.False(await AnyAsync());
        layout.Refer("application/spdx+json", "application/spdx+json", "{}");
        Assert.True(await AnyAsync());
    }

    [Theory]
    [InlineData(true, ".sbom", "text/spdx+json", "{}")]
    [InlineData(true, ".att", "application/vnd.dsse.envelope.v1+json", """{"predicateType":"https://spdx.dev/Document"}""")]
    [InlineData(false, ".att", "application/vnd.dsse.envelope.v1+json", """{"predicateType":"https://slsa.dev/provenance/v1"}""")]
    [InlineData(false, ".sig", "text/spdx+json", "{}")]
    public async Task Cosign_gives_it_a_tag(bool isSbom, string suffix, string layerType, string annotations)
    {
        layout.Tag(layout.Attach(layerType, "{}", annotations), suffix);
        Assert.Equal(isSbom, await AnyAsync());
    }

    [Theory]
    [InlineData(true, Spdx)]
    [InlineData(false, Slsa)]
    public async Task A_registry_is_asked(bool isSbom, string predicate)
    {
        using var registry = RealRegistry.Start();
        layout.Tag(layout.Attach("application/vnd.dsse.envelope.v1+json", "{}", $$"""{"predicateType":"{{predicate}}"}"""), ".att");
        await using var store = RegistryRun.Open($"{registry.Host}/team/app:it");
        await layout.PushToAsync(store);
        Assert.Equal(isSbom, await AnyAsync(store, "it"));
    }

    [Fact]
    public async Task A_registry_without_a_list_of_referrers_has_a_tag_for_it()
    {
        using var registry = RealRegistry.Start();
        layout.Refer("application/spdx+json", "application/spdx+json", "{}");
        layout.TagReferrers();
        await using var store = RegistryRun.Open($"{registry.Host}/team/app:it");
        await layout.PushToAsync(store);
        Assert.True(await AnyAsync(store, "it"));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_policy_may_ask_for_it(int exitCode, bool isAttached)
    {
        if (isAttached)
        {
            layout.Refer("application/spdx+json", "application/spdx+json", "{}");
        }

        using var temp = new TempFolder();
        temp.Write("drydock.yaml", "extends: none\ngaps: warn\ndatabase: { missing: warn, stale: warn }\nrules: [{name: sbom, for: image, when: not image.sbom, then: fail}]");
        var run = await CliRun.OfAsync(temp, Stream.Null, new() { ["PWD"] = temp.Root }, "scan", $"oci:{layout.Write()}:it");
        Assert.True(exitCode == run.ExitCode, run.Error + run.Output);
    }

    public void Dispose() => layout.Dispose();

    private async Task<bool> AnyAsync()
    {
        await using var store = new LayoutStore(layout.Write(), Limits.Default);
        return await AnyAsync(store, "it");
    }

    private static async Task<bool> AnyAsync(IContentStore store, string name)
    {
        var image = (await new ImageLoader(store, Limits.Default).LoadAsync(name, PlatformChoice.Default, default))[0];
        return await new AttachedSboms(image, Limits.Default).AnyAsync(default);
    }
}
