using System.Text;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Variables;
using Drydock.Core.Findings.Builds;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Tests.Dockerfiles;
using Drydock.Tests.Reports;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled Dockerfiles, held against spoiled histories: some lines or none, never an exception.</summary>
public sealed class DockerfileFuzzTests
{
    private const double Seconds = 1;

    /// <summary>Text is characters of two bytes, cut into lines, words and instructions, and held against as many steps.</summary>
    private const int Factor = 16384;

    [Fact]
    public void A_spoiled_dockerfile_is_read()
    {
        byte[][] seeds =
        [
            "# escape=`\nFROM a AS b\nRUN x `\n # c\n y\nFROM b\nCOPY --chown=1 [\"a\", \"b\"]\nRUN <<-EOF cat <<'B'\n\tx\nEOF\nB\nUSER $X"u8.ToArray(),
            "ARG A=1\nFROM a:${A:-$B}\nARG A\nENV B=${A##*.} C=\"${B//x/y}\" D='$'\nLABEL a b\nONBUILD COPY --link <<E /x\n$A\nE\nHEALTHCHECK --interval=1s CMD a\nSHELL [\"a\"]"u8.ToArray(),
            "FROM a\nCOY}.z /b\nRUN [\"x\", 7]\nN[ [\"x\", 7]\nWORKDIR ./a/\nADD . .\nCMD []"u8.ToArray(),
            "# x\n**/*.b\n!a?c[^a-c]\n/d/**/e\\*\n[b-\\a]"u8.ToArray(),
            "FROM a\nCOPY a$X-${Y}.z /b\nRUN [\"x\", 7]\nWORKDIR ./a/\nADD . .\nCMD []"u8.ToArray(),
        ];
        foreach (var seed in seeds)
        {
            // Patterns are built when they are first used, and kept.
            Read(Encoding.UTF8.GetString(seed));
        }

        Fuzzer.Run("dockerfile", input => Read(Encoding.UTF8.GetString(input)), seeds, Seconds, Factor);
    }

    private static void Read(string text)
    {
        var file = DockerfileParser.Parse("d", text);
        var scopes = Scopes.Of(file);
        foreach (var instruction in file.Instructions)
        {
            _ = VariableFinder.Find(instruction, file.Escape).Count(u => scopes.At(instruction).IsDefined(u.Name));
        }

        SpanProperties.Hold(file);
        _ = DockerIgnore.Parse("i", text).Matches("a/b.c");
        var descriptor = new Descriptor(MediaType.OciManifest, Digest.Sha256([]), 0);
        var steps = file.Instructions.Select(i => new HistoryEntry(i.ToString(), IsEmptyLayer: i.Line % 3 == 0)).ToList();
        var layers = steps.Where(s => !s.IsEmptyLayer).Select((_, i) => new Layer(i, descriptor, null, null));
        var map = BuildMatcher.Match(file, new Image(new EmptyStore(), descriptor, new Manifest(descriptor, []), new ImageConfig(Platform.Default) { History = [.. steps] }, [.. layers]));
        if (map.Found > map.Instructions)
        {
            throw new InvalidOperationException("more was found than there is");
        }
    }
}
