using Drydock.Oci.Content;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Registries;

namespace Drydock.Tests.Stores.Registries;

public sealed class CredentialSourcesTests
{
    private const string Hub = "alpine";

    // The auth texts are base64 of "user:pw" and "other:pw".
    [Theory]
    [InlineData("r.test/a", """{"auths":{"r.test":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData("r.test/a", """{"auths":{"https://r.test":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData("r.test/a", """{"auths":{"http://r.test/v1/":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData("r.test:5000/a", """{"auths":{"r.test":{"auth":"dXNlcjpwdw=="}}}""", null)]
    [InlineData("r.test/a", """{"auths":{"r.test:5000":{"auth":"dXNlcjpwdw=="}}}""", null)]
    [InlineData("r.test/a", """{"auths":{"evil.r.test":{"auth":"dXNlcjpwdw=="},"https://r.test.evil/":{"auth":"dXNlcjpwdw=="}}}""", null)]
    [InlineData("r.test/a", """{"auths":{"r.test":{"username":"user","password":"pw"}}}""", "user:pw")]
    [InlineData("r.test/a", """{"auths":{"r.test":{}}}""", null)]
    [InlineData("r.test/a", """{"auths":{}}""", null)]
    [InlineData("r.test/a", "{}", null)]
    [InlineData("r.test/a", """{"auths":{"r.test":{"auth":"dXNlcjpwdw==","identitytoken":"it"}}}""", "it")]
    [InlineData("r.test/team/app", """{"auths":{"r.test":{"auth":"dXNlcjpwdw=="},"r.test/team":{"auth":"b3RoZXI6cHc="}}}""", "other:pw")]
    [InlineData("r.test/teams/app", """{"auths":{"r.test":{"auth":"dXNlcjpwdw=="},"r.test/team":{"auth":"b3RoZXI6cHc="}}}""", "user:pw")]
    [InlineData(Hub, """{"auths":{"https://index.docker.io/v1/":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData(Hub, """{"auths":{"docker.io":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData(Hub, """{"auths":{"docker.io/library":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData(Hub, """{"auths":{"https://registry-1.docker.io/v2/":{"auth":"dXNlcjpwdw=="}}}""", "user:pw")]
    [InlineData("r.test/a", """{"auths":7,"credHelpers":[],"credsStore":{}}""", null)]
    public async Task A_file_is_read_as_docker_and_podman_write_it(string name, string json, string? expected)
    {
        using var folder = new TempFolder();
        folder.Write("config.json", json);
        Assert.Equal(expected, Print(await FindAsync(name, RegistryRun.Options(("DOCKER_CONFIG", folder.Root)))));
    }

    [Theory]
    [InlineData("not json, my-secret")]
    [InlineData("[]")]
    [InlineData("""{"auths":{"r.test":{"auth":"my-secret"}}}""")]
    [InlineData("""{"auths":{"r.test":{"auth":"bm8gY29sb24="}}}""")]
    public async Task A_damaged_file_is_an_error_that_does_not_repeat_it(string json)
    {
        using var folder = new TempFolder();
        var path = folder.Write("config.json", json);
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await FindAsync("r.test/a", RegistryRun.Options(("DOCKER_CONFIG", folder.Root))));
        Assert.Equal(ErrorCodes.BadArgument, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_looked_at_in_order_and_the_first_that_knows_wins()
    {
        using var folder = new TempFolder();
        var options = RegistryRun.Options(("HOME", folder.At("home")), ("XDG_RUNTIME_DIR", folder.At("run")));
        Assert.Null(await FindAsync("r.test/a", options));
        folder.Write("home/.config/containers/auth.json", """{"auths":{"r.test":{"username":"3","password":"p"}}}""");
        Assert.Equal("3:p", Print(await FindAsync("r.test/a", options)));
        folder.Write("run/containers/auth.json", """{"auths":{"r.test":{"username":"2","password":"p"}}}""");
        Assert.Equal("2:p", Print(await FindAsync("r.test/a", options)));
        folder.Write("home/.docker/config.json", """{"auths":{"r.test":{"username":"1","password":"p"}}}""");
        Assert.Equal("1:p", Print(await FindAsync("r.test/a", options)));
        Assert.Null(await FindAsync("r.test/a", options with { AuthFile = folder.Write("mine.json", "{}") }));
    }

    [Fact]
    public async Task A_helper_is_asked_for_its_registry()
    {
        using var folder = new TempFolder();
        Helper(folder, "test", """read server; printf '{"ServerURL":"%s","Username":"u","Secret":"%s-%s"}' "$server" "$1" "$server" """);
        folder.Write("config.json", """{"credHelpers":{"r.test":"test"},"auths":{"r.test":{}}}""");
        Assert.Equal("u:get-r.test", Print(await FindAsync("r.test/a", With(folder))));
        Assert.Null(await FindAsync("other.test/a", With(folder)));
    }

    [Fact]
    public async Task A_store_is_asked_for_every_registry_and_docker_hub_by_its_old_name()
    {
        using var folder = new TempFolder();
        Helper(folder, "test", """read server; printf '{"Username":"<token>","Secret":"%s"}' "$server" """);
        folder.Write("config.json", """{"credsStore":"test"}""");
        Assert.Equal("r.test:5000", Print(await FindAsync("r.test:5000/a", With(folder))));
        Assert.Equal("https://index.docker.io/v1/", Print(await FindAsync(Hub, With(folder))));
    }

    [Fact]
    public async Task A_helper_without_credentials_is_no_error()
    {
        using var folder = new TempFolder();
        Helper(folder, "test", "echo credentials not found in native keychain; exit 1");
        folder.Write("config.json", """{"credsStore":"test","auths":{"r.test":{"username":"u","password":"p"}}}""");
        Assert.Equal("u:p", Print(await FindAsync("r.test/a", With(folder))));
        Assert.Null(await FindAsync("other.test/a", With(folder)));
    }

    [Theory]
    [InlineData("echo my-secret; echo my-secret >&2; exit 3", "it ended with exit code 3")]
    [InlineData("echo my-secret", "its answer is not JSON")]
    [InlineData("yes my-secret", "its output is over")]
    public async Task A_helper_that_fails_is_an_error_that_does_not_repeat_it(string script, string expected)
    {
        using var folder = new TempFolder();
        Helper(folder, "test", script);
        folder.Write("config.json", """{"credsStore":"test"}""");
        var error = await Assert.ThrowsAsync<DrydockException>(async () => await FindAsync("r.test/a", With(folder)));
        Assert.Equal(ErrorCodes.CredentialHelper, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret", $"{error}{error.Hint}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("../../bin/sh")]
    [InlineData("a b")]
    public async Task A_helper_that_is_not_there_is_an_error(string name)
    {
        using var folder = new TempFolder();
        folder.Write("config.json", $$"""{"credsStore":"{{name}}"}""");
        Assert.Equal(ErrorCodes.CredentialHelper, (await Assert.ThrowsAsync<DrydockException>(async () => await FindAsync("r.test/a", With(folder)))).Code);
    }

    [Fact]
    public void A_credential_prints_as_its_source() =>
        Assert.Equal("the credentials from 'x'", new Credential("'x'") { Username = "u", Password = "p", IdentityToken = "i", RegistryToken = "r" }.ToString());

    private static RegistryOptions With(TempFolder folder) => RegistryRun.Options(("DOCKER_CONFIG", folder.Root), ("PATH", $"{folder.Root}:/usr/bin:/bin"));

    private static void Helper(TempFolder folder, string name, string script)
    {
        // Written by another process: a program that this one still has open somewhere could not be started.
        TestPrograms.Run("install", "-m", "700", folder.Write("script", $"#!/bin/sh\n{script}\n"), folder.At($"docker-credential-{name}"));
    }

    private static ValueTask<Credential?> FindAsync(string name, RegistryOptions options)
    {
        Assert.True(Reference.TryParse(name, out var reference));
        return new CredentialSources(options, TimeProvider.System).FindAsync(reference, default);
    }

    private static string? Print(Credential? credential) =>
        credential is null ? null : credential.IdentityToken ?? $"{credential.Username}:{credential.Password}";
}
