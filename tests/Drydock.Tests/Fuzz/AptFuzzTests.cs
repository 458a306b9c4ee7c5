using Drydock.Core.Repositories.Apt;
using Drydock.Core.Repositories.OpenPgp;
using Drydock.Oci.Content;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled sources and release files: problems and refusals, never another exception.</summary>
public sealed class AptFuzzTests
{
    [Fact]
    public void Spoiled_sources_are_read()
    {
        byte[][] seeds =
        [
            "deb [arch=amd64 signed-by=/a.gpg] http://a/debian bookworm main contrib # x\ndeb file:/b ./\n"u8.ToArray(),
            "Types: deb\nURIs: http://a http://b\nSuites: x y/\nComponents: main\nSigned-By:\n -----BEGIN PGP\n .\n x\n\nEnabled: no\nTypes: deb\n"u8.ToArray(),
        ];
        Fuzzer.Run("sources", input =>
        {
            var content = input.ToArray();
            AptSources.Parse([("etc/apt/sources.list", content), ("etc/apt/sources.list.d/a.sources", content)]);
        }, seeds, seconds: 1, allocationFactor: 2048);
    }

    [Fact]
    public void A_spoiled_release_file_is_refused_or_read()
    {
        byte[] seed = [.. "Origin: Debian\nSuite: stable\nCodename: bookworm\nDate: Sat, 10 Jun 2023 08:53:33 UTC\nValid-Until: Sat, 17 Jun 2023 08:53:33 UTC\nAcquire-By-Hash: yes\nArchitectures: all amd64\nSHA256:\n "u8, .. new string('a', 64).Select(c => (byte)c), .. " 12 main/binary-amd64/Packages.xz\n"u8];
        var now = new DateTimeOffset(2023, 6, 11, 0, 0, 0, TimeSpan.Zero);
        var signature = new VerifiedSignature("", "", now, "");
        var source = AptSources.Given("http://a bookworm main");
        Assert.NotNull(AptRelease.Read(seed, signature, source, "bookworm", now).Find("main/binary-amd64/Packages.xz"));
        Fuzzer.Run("release", input =>
        {
            try
            {
                AptRelease.Read(input.ToArray(), signature, source, "bookworm", now);
            }
            catch (DrydockException e) when (e.Code == ErrorCodes.Malformed || e.Code == ErrorCodes.Untrusted || e.Code == ErrorCodes.BadArgument)
            {
                // That is the answer.
            }
        }, [seed], seconds: 1, allocationFactor: 1024);
    }
}
