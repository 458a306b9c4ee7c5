using System.Text;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.Apt;
using Drydock.Core.Repositories.Debs;
using Drydock.Core.Repositories.Resolution;
using Drydock.Oci.Content;
using Drydock.Oci.Stores.Http;
using Drydock.Tests.Repositories.Resolution;
using Drydock.Tests.Stores.Registries;

namespace Drydock.Tests.Repositories.Apt;

public sealed class AptLoaderTests : IDisposable
{
    private const string Security = "Origin: Debian\nSuite: stable-security\nCodename: bookworm-security\nArchitectures: all amd64\nNo-Support-for-Architecture-all: Packages\nComponents: main\n";
    private const string Dists = "dists/bookworm-security";
    private const string Status = "Package: hello\nStatus: install ok installed\nPriority: optional\nInstalled-Size: 1\nMaintainer: A <a@example.org>\nArchitecture: amd64\nVersion: 1\nDescription: a\n\n";
    private readonly SignedRepository repository = new();
    private readonly TempFolder folder = new();
    private readonly FileDownloads downloads = new(RegistryRun.Options(), TimeProvider.System);

    public AptLoaderTests()
    {
        repository.Add("hello", "1:2", "Depends: helper (>= 2)\n");
        repository.Add("helper", "2", "Multi-Arch: foreign\n", "all");
    }

    public void Dispose()
    {
        downloads.Dispose();
        folder.Dispose();
        repository.Dispose();
    }

    [Theory]
    [InlineData(".xz", "inline", true)]
    [InlineData(".zst", "detached", true)]
    [InlineData(".gz", "inline", false)]
    [InlineData("", "detached", false)]
    public async Task A_signed_repository_is_read_as_apt_reads_it(string form, string signing, bool byHash)
    {
        repository.Publish(Dists, Security + $"Valid-Until: {SignedRepository.Date(TimeSpan.FromDays(7))}\n", form.Length > 0 ? ["", form] : [form], signing, byHash);
        var loaded = await LoadAsync(Source());
        Assert.Empty(loaded.Failures);
        Assert.Equal("bookworm-security", Assert.Single(loaded.Releases).Release.Codename);
        var plan = Plan(loaded);
        using var apt = new AptRun(Status, $"deb [signed-by={repository.KeyringPath}] file:{repository.Root} bookworm-security main\n");
        apt.Update();
        Assert.Equal(apt.Simulate("install", "hello"), plan.Chosen.Select(c => $"{c.Candidate.Name} {c.Candidate.Version}"));
        Assert.Equal(["closes X", "needed by hello 1:2 (helper (>= 2))"], plan.Chosen.Select(c => c.Reason));
        using var deb = await DebFile.OpenAsync(plan.Chosen[0].Candidate, Limits.Default, default);
        Assert.Equal("1:2", deb.Stanza["Version"]);
    }

    [Fact]
    public async Task A_flat_folder_is_a_repository()
    {
        repository.Publish("", "", [".gz"]);
        var loaded = await LoadAsync(AptSources.Given(repository.Root));
        Assert.Empty(loaded.Failures);
        Assert.Equal(2, Plan(loaded).Chosen.Length);
    }

    [Fact]
    public async Task A_bundle_serves_a_whole_upgrade_without_the_repository()
    {
        repository.Publish(Dists, Security, [".xz"], byHash: true);
        var recorder = new BundleRecorder(Opener());
        var first = Plan(await LoadAsync(Source(), recorder));
        foreach (var choice in first.Chosen)
        {
            (await DebFile.OpenAsync(choice.Candidate, Limits.Default, default)).Dispose();
        }

        await recorder.WriteAsync(folder.At("bundle.tar"), default);
        Directory.Move(repository.Root, repository.Root + ".gone");
        using var bundle = RepositoryBundle.Open(folder.At("bundle.tar"), Limits.Default);
        var second = Plan(await LoadAsync(Source(), bundle));
        Assert.Equal(first.Chosen.Select(c => c.Candidate.ToString()), second.Chosen.Select(c => c.Candidate.ToString()));
        using var deb = await DebFile.OpenAsync(second.Chosen[0].Candidate, Limits.Default, default);
        Assert.NotNull(deb.Find("control"));
    }

    [Theory]
    [InlineData("Valid-Until: Sat, 01 Jan 2022 00:00:00 UTC\n", "it was valid until")]
    [InlineData("Valid-Until: tomorrow\n", "it was valid until")]
    [InlineData("Date: Tue, 01 Jan 2222 00:00:00 UTC\n", "still to come")]
    [InlineData("Date: yesterday\n", "it has no date")]
    [InlineData("Suite: again\n", "a field comes twice")]
    public async Task A_release_file_of_another_time_is_refused(string fields, string message)
    {
        repository.Publish(Dists, Security + fields, [".xz"]);
        await RefusedAsync(Source(), message);
    }

    [Fact]
    public async Task Only_the_source_itself_can_take_the_end_of_validity_away()
    {
        repository.Publish(Dists, Security + "Valid-Until: Sat, 01 Jan 2022 00:00:00 UTC\n", [".xz"]);
        Assert.Empty((await LoadAsync(AptSources.Given($"[check-valid-until=no] {repository.Root} bookworm-security main"))).Failures);
    }

    [Theory]
    [InlineData("Origin: Debian\nSuite: stable\nCodename: trixie\n", "stable", "of the release 'trixie', and the image is 'bookworm'")]
    [InlineData("Suite: other\nCodename: other\n", "stable", "of the suite 'other'")]
    [InlineData("Components: main\n", "stable", "of the suite ''")]
    public async Task Another_suite_or_release_than_the_images_is_refused(string fields, string suite, string message)
    {
        repository.Publish("dists/" + suite, fields, [".xz"]);
        await RefusedAsync(AptSources.Given($"{repository.Root} {suite} main"), message);
    }

    [Theory]
    [InlineData("none", "it is not signed")]
    [InlineData("trusted", "asks to be trusted all the same")]
    [InlineData("altered", "Verifying the release file")]
    [InlineData("key", "Verifying the release file")]
    [InlineData("index", "not those that the release file signs")]
    [InlineData("gone", "'dists/bookworm-security/main/binary-amd64/Packages.xz' is not there")]
    [InlineData("component", "lists no 'contrib/binary-amd64/Packages'")]
    [InlineData("suite", "it has no 'dists/sid/InRelease'")]
    [InlineData("keyring", "the image has no keyring '/usr/share/keyrings/none.gpg'")]
    public async Task What_is_not_signed_or_not_there_is_refused(string fault, string message)
    {
        repository.Publish(Dists, Security, [".xz"], fault is "none" or "trusted" ? "none" : fault == "altered" ? "detached" : "inline");
        var index = Path.Join(repository.Root, Dists, "main/binary-amd64/Packages.xz");
        var (options, suite, component) = ("", "bookworm-security", "main");
        switch (fault)
        {
            case "trusted":
                options = "[trusted=yes allow-insecure=yes] ";
                break;
            case "altered":
                File.AppendAllText(Path.Join(repository.Root, Dists, "Release"), "X: y\n");
                break;
            case "index":
                File.AppendAllText(index, "x");
                break;
            case "gone":
                File.Delete(index);
                break;
            case "component":
                component = "contrib";
                break;
            case "suite":
                suite = "sid";
                break;
            case "keyring":
                options = "[signed-by=/usr/share/keyrings/none.gpg] ";
                break;
        }

        await RefusedAsync(AptSources.Given($"{options}{repository.Root} {suite} {component}"), message, fault == "key" ? [] : null);
    }

    [Fact]
    public async Task One_source_that_fails_takes_no_other_with_it()
    {
        repository.Publish(Dists, Security, [".xz"]);
        var keyrings = new AptKeyrings([("etc/apt/trusted.gpg.d/a.gpg", repository.Keyring)], [], []);
        var loaded = await new AptLoader(Opener(), keyrings, TimeProvider.System, Limits.Default).LoadAsync([AptSources.Given(folder.At("none")), Source()], ["amd64"], "bookworm", default);
        Assert.Equal("source-not-found", Assert.Single(loaded.Failures).Error.Code.Id);
        Assert.Single(loaded.Indexes);
    }

    [Fact]
    public async Task Backports_are_no_candidates_for_what_is_not_from_there()
    {
        repository.Publish("dists/bookworm-backports", "Origin: Debian\nSuite: stable-backports\nCodename: bookworm-backports\nNotAutomatic: yes\nButAutomaticUpgrades: yes\n", ["", ".gz"], "detached");
        var loaded = await LoadAsync(AptSources.Given($"{repository.Root} bookworm-backports main"));
        Assert.Equal(100, Assert.Single(loaded.Indexes).Origin.Priority);
        using var apt = new AptRun(Status, $"deb [signed-by={repository.KeyringPath}] file:{repository.Root} bookworm-backports main\n");
        apt.Update();
        Assert.Equal(apt.Simulate("install", "hello"), Plan(loaded).Chosen.Select(c => $"{c.Candidate.Name} {c.Candidate.Version}"));
    }

    private AptSource Source() => AptSources.Given($"{repository.Root} bookworm-security main");

    private RepositoryOpener Opener() => new(downloads, folder.At("cache"), Limits.Default);

    private static UpgradePlan Plan(AptIndexes loaded) =>
        new DebResolver(DebPackage.Installed(Encoding.UTF8.GetBytes(Status), "amd64"), loaded.Indexes, "amd64").Resolve([new UpgradeTarget("hello", null, "1:2", "closes X")]);

    private Task<AptIndexes> LoadAsync(AptSource source, IRepositoryOpener? opener = null, (string, byte[])[]? keys = null)
    {
        var keyrings = new AptKeyrings(keys ?? [("etc/apt/trusted.gpg.d/a.gpg", repository.Keyring)], [], []);
        return new AptLoader(opener ?? Opener(), keyrings, TimeProvider.System, Limits.Default).LoadAsync([source], ["amd64"], "bookworm", default);
    }

    private async Task RefusedAsync(AptSource source, string message, (string, byte[])[]? keys = null)
    {
        var loaded = await LoadAsync(source, keys: keys);
        Assert.Empty(loaded.Indexes);
        var error = Assert.Single(loaded.Failures).Error;
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Hint);
    }
}
