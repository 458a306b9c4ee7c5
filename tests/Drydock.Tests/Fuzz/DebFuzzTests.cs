using System.Text;
using Drydock.Core.Repositories;
using Drydock.Core.Repositories.Debs;
using Drydock.Oci.Content;
using Drydock.Tests.Repositories.Debs;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled packages, indexes and relations: an error that says what is wrong, or something read; never another exception.</summary>
public sealed class DebFuzzTests
{
    [Fact]
    public void A_spoiled_package_is_refused_or_read()
    {
        var deb = DebFileTests.Ar(
            ("debian-binary", "2.0\n"u8.ToArray()),
            ("control.tar", DebFileTests.Tar(("control", "Package: a\nVersion: 1\nArchitecture: all\n"), ("md5sums", "0  a\n"))),
            ("data.tar", DebFileTests.Tar(("usr/a", "x"))));
        Fuzzer.Run("deb", input => Read(input.ToArray()), [deb], allocationFactor: 512);
    }

    [Fact]
    public void A_spoiled_index_is_read()
    {
        byte[][] seeds =
        [
            "Package: a\nVersion: 1:2-3\nArchitecture: amd64\nDepends: b (>= 1) | c:any, d [amd64] <!x>\nProvides: e (= 2), f\nBreaks: g (<< 2)\nFilename: pool/a.deb\nSize: 10\nSHA256: 00\n\nPackage: b\nVersion: 2\nProvides: e\nDescription: x\n y\n .\n"u8.ToArray(),
            "# a\nPackage: a\n b\nStatus: hold ok installed\nVersion: ~\n\n\n\nPACKAGE: c\nversion: 0:0\n"u8.ToArray(),
        ];
        Fuzzer.Run("packages", input =>
        {
            var bytes = input.ToArray();
            var index = new DebIndex(bytes, "amd64", new DebOrigin("fuzz", new FolderRepositoryFiles("/"), 500));
            foreach (var name in index.Names)
            {
                _ = index.Named(name).Concat(index.Providing(name)).Sum(p => p.Depends.Length + p.Size);
            }

            DebPackage.Installed(bytes, "amd64");
        }, seeds, allocationFactor: 2048);
    }

    [Fact]
    public void A_spoiled_relation_is_read_and_printed_alike() =>
        Fuzzer.Run("relations", input =>
        {
            _ = DebRelationParser.TryParse(Encoding.UTF8.GetString(input), "amd64", out var read);
            var again = string.Join(", ", read);
            if (!DebRelationParser.TryParse(again, "amd64", out var second) || string.Join(", ", second) != again)
            {
                throw new InvalidOperationException($"'{again}' is read otherwise");
            }
        }, ["a (>= 1) | b:any [amd64 !i386] <!nodoc> <x>, c (<< 2~), d(=1:2-3)"u8.ToArray()], allocationFactor: 1024);

    private static void Read(byte[] bytes)
    {
        try
        {
            using var deb = DebFile.OpenAsync(new MemoryStream(bytes), "a.deb", Digest.Sha256(bytes), bytes.Length, Limits.Default, () => { }, default).GetAwaiter().GetResult();
            using var contents = deb.OpenContents();
            while (contents.Read())
            {
                _ = contents.Entry.Size < 1 << 20 ? contents.ReadAll() : [];
            }
        }
        catch (DrydockException e) when (e.Code == ErrorCodes.Malformed)
        {
            // That is the answer.
        }
    }
}
