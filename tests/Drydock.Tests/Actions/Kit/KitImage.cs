using Drydock.Core.Actions.Kit;
using Drydock.Core.Findings;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;
using Drydock.Tests.Stores;

namespace Drydock.Tests.Actions.Kit;

/// <summary>An image of programs of the machine that the tests run on, with the libraries they need, in a storage of its own.</summary>
internal sealed class KitImage : IDisposable
{
    public const string Name = "localhost/kit-test:1";

    public KitImage()
    {
        var context = Storage.At("kit");
        foreach (var program in (string[])["/bin/sh", "/bin/ls", "/bin/cat", "/usr/bin/id", "/bin/sleep"])
        {
            Copy(program, context);
            foreach (var library in TestPrograms.Run("ldd", program).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith('/')))
            {
                Copy(library, context);
            }
        }

        Directory.CreateDirectory(Path.Join(context, "etc"));
        Directory.CreateDirectory(Path.Join(context, "tmp"));
        Directory.CreateDirectory(Path.Join(context, "srv", "data"));
        File.WriteAllText(Path.Join(context, "srv", "data", "there"), "kept");
        File.WriteAllText(Path.Join(context, "etc", "passwd"), "root:x:0:0:root:/root:/bin/sh\napp:x:1234:1234::/srv:/bin/sh\n");
        File.WriteAllText(Storage.At("Containerfile"), "FROM scratch\nCOPY kit /\nVOLUME /srv/data\nEXPOSE 8080 90/udp\nUSER 1234:1234\nCMD [\"/bin/sleep\", \"1000\"]\n");
        Storage.Buildah("bud", "-q", "--format", "docker", "-t", Name, "-f", Storage.At("Containerfile"), Storage.At());
    }

    public Storage Storage { get; } = new("overlay");

    public async Task<RunKit> KitAsync()
    {
        using var draft = await ImageDraft.OpenAsync(await Storage.LoadAsync(Name), Limits.Default, default);
        var subject = await HardeningSubject.LoadAsync(draft, new Inventory(), default);
        return RunKit.Of(subject, Name, await SystemCallReader.ReadAsync(draft, default));
    }

    public void Dispose() => Storage.Dispose();

    /// <summary>To where the loader looks for it: links on the way are of the machine, not of the image.</summary>
    private static void Copy(string path, string context)
    {
        var to = Path.Join(context, path);
        if (!File.Exists(to))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }
    }
}
