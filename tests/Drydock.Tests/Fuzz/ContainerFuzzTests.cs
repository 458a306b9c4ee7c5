using System.Formats.Tar;
using System.Text;
using Drydock.Oci.Content;
using Drydock.Oci.Layers;
using Drydock.Oci.Stores;
using Drydock.Oci.Stores.Overlay;
using Drydock.Tests.Layers;

namespace Drydock.Tests.Fuzz;

/// <summary>The formats that images come in, spoiled: an error with a code, a gap or a result, never anything else.</summary>
public sealed class ContainerFuzzTests
{
    /// <summary>Buffers of the reader (six blocks and what decompresses) weigh more than small inputs.</summary>
    private const int Factor = 512;

    private static readonly Limits Small = Limits.Default with { TotalBytes = 16 << 20 };

    [Fact]
    public void A_layer_survives_spoiling() => Fuzzer.Run("layer", input => ReadLayer(Seal(input)), Tars());

    [Fact]
    public void A_compressed_layer_survives_spoiling() => Fuzzer.Run("gzip-layer", input => ReadLayer(input.ToArray()), [.. Tars().Select(LayerRun.Gzip)], allocationFactor: Factor);

    [Fact]
    public void An_archive_survives_spoiling() => Fuzzer.Run("archive", input => OpenArchive(Seal(input)), Tars(), allocationFactor: Factor);

    [Fact]
    public void A_tar_split_survives_spoiling() => Fuzzer.Run("tar-split", ReadTarSplit, [Encoding.UTF8.GetBytes(
        """
        {"type":2,"payload":"AAECAwQ=","position":0}
        {"type":1,"name":"./etc/passwd","size":880,"payload":"yLzGrCofDQc=","position":1}
        {"type":1,"name_raw":"/+k=","size":1,"payload":null,"position":2}
        """)]);

    [Fact]
    public void A_storage_configuration_survives_spoiling() => Fuzzer.Run("toml", input => TomlStrings.Parse(Encoding.UTF8.GetString(input)), ["[storage]\ndriver = \"vfs\" # x\n[storage.options]\nadditionalimagestores = [\n 'a',\n \"b\",\n]\n"u8.ToArray()]);

    private static List<byte[]> Tars()
    {
        var tars = new List<byte[]>
        {
            new TarBytes().Pax(("path", "long"), ("size", "1"), ("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "100")).Add('0', "a", "1").Add('L', "long", "name").Add('S', "b", "x").Build(),
            new TarBytes().Add('0', "manifest.json", "[{\"Config\":\"c\",\"Layers\":[\"l\"]}]").Add('0', "c", "{}").Add('2', "l", link: "c").Build(),
        };
        foreach (var format in new[] { TarEntryFormat.V7, TarEntryFormat.Ustar, TarEntryFormat.Pax, TarEntryFormat.Gnu })
        {
            tars.Add(RandomTar.Make(format, new Random(3)) is { Length: < 200_000 } small ? small : new byte[1024]);
        }

        return tars;
    }

    /// <summary>Mends the checksums, so that what is spoiled is looked at.</summary>
    private static byte[] Seal(ReadOnlySpan<byte> input)
    {
        var tar = input.ToArray();
        for (var at = 0; at + 512 <= tar.Length; at += 512)
        {
            if (tar.AsSpan(at + 257, 5).SequenceEqual("ustar"u8) || tar[at + 155] == ' ')
            {
                TarBytes.Seal(tar.AsSpan(at, 512));
            }
        }

        return tar;
    }

    private static void ReadLayer(byte[] blob)
    {
        try
        {
            using var reader = LayerRun.Open(blob, Small);
            while (reader.Read())
            {
                _ = reader.Peek(512);
                _ = LayerRun.ReadAll(reader);
            }

            reader.Complete();
        }
        catch (Exception e) when (e is DrydockException or LimitException)
        {
            // An answer as good as any.
        }
    }

    private static void OpenArchive(byte[] tar)
    {
        try
        {
            var store = ArchiveStore.Open("fuzz", new MemoryStream(tar), Small);
            store.ResolveAsync(null, default).AsTask().GetAwaiter().GetResult();
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }

    private static void ReadTarSplit(ReadOnlySpan<byte> input)
    {
        try
        {
            using var reader = new TarSplitReader(new MemoryStream(LayerRun.Gzip(input.ToArray())), "fuzz", 1 << 20);
            while (reader.TryRead(out _))
            {
            }
        }
        catch (DrydockException)
        {
            // An answer as good as any.
        }
    }
}
