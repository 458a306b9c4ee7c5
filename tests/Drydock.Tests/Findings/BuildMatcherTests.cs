using Drydock.Core.Dockerfiles;
using Drydock.Core.Findings.Builds;
using Drydock.Oci.Content;
using Drydock.Oci.Images;
using Drydock.Tests.Reports;

namespace Drydock.Tests.Findings;

/// <summary>Which line made which layer, by the histories that builders write.</summary>
public sealed class BuildMatcherTests
{
    private const string File = """
        FROM debian:12
        ARG VERSION=1
        ENV A=b
        WORKDIR /app
        RUN --mount=type=cache,target=/x apt-get update \
          && apt-get install -y curl
        COPY --chown=1000 package.json ./
        RUN ["npm", "ci"]
        COPY . .
        USER 1000
        CMD ["node", "server.js"]
        """;

    [Fact]
    public void BuildKit() => Check(
        ["!/bin/sh -c #(nop) ADD file:aa in / ", "CMD [\"bash\"]", "ARG VERSION=1", "ENV A=b", "!WORKDIR /app", "!RUN |1 VERSION=1 /bin/sh -c apt-get update   && apt-get install -y curl # buildkit",
         "!COPY --chown=1000 package.json ./ # buildkit", "!RUN |1 VERSION=1 npm ci # buildkit", "!COPY . . # buildkit", "USER 1000", "CMD [\"node\" \"server.js\"]"],
        [1, 4, 5, 7, 8, 9]);

    [Fact]
    public void The_classic_builder() => Check(
        ["!/bin/sh -c #(nop) ADD file:aa in / ", "/bin/sh -c #(nop)  CMD [\"bash\"]", "/bin/sh -c #(nop)  ARG VERSION=1", "/bin/sh -c #(nop)  ENV A=b", "/bin/sh -c #(nop) WORKDIR /app",
         "!|1 VERSION=1 /bin/sh -c apt-get update   && apt-get install -y curl", "!/bin/sh -c #(nop) COPY --chown=1000 file:0a1b in ./ ", "!npm ci", "!/bin/sh -c #(nop) COPY dir:0a1b in . ",
         "/bin/sh -c #(nop)  USER 1000", "/bin/sh -c #(nop)  CMD [\"node\" \"server.js\"]", "/bin/sh -c #(nop)  LABEL built=today"],
        [1, 5, 7, 8, 9]);

    [Fact]
    public void Kaniko_writes_the_instructions_themselves() => Check(
        ["!/bin/sh -c #(nop) ADD file:aa in / ", "!RUN --mount=type=cache,target=/x apt-get update && apt-get install -y curl".Replace("--mount=type=cache,target=/x ", "", StringComparison.Ordinal),
         "!COPY --chown=1000 package.json ./", "!RUN npm ci", "!COPY . .", "USER 1000"],
        [1, 5, 7, 8, 9]);

    [Fact]
    public void Buildah() => Check(
        ["!/bin/sh", "/bin/sh -c #(nop) ARG VERSION", "/bin/sh -c #(nop) ENV A=b", "/bin/sh -c #(nop) WORKDIR /app", "!|1 VERSION=1 /bin/sh -c apt-get update   && apt-get install -y curl",
         "!/bin/sh -c #(nop) COPY file:274d5e91 in ./ ", "!|1 VERSION=1 /bin/sh -c [\"npm\", \"ci\"]", "!/bin/sh -c #(nop) COPY dir:66b4a431 in . ", "/bin/sh -c #(nop) USER 1000",
         "/bin/sh -c #(nop) CMD [\"node\", \"server.js\"]"],
        [1, 5, 7, 8, 9]);

    [Fact]
    public void Steps_that_were_put_into_one_layer_have_no_line_and_still_tell_the_base()
    {
        var map = Match("FROM x\nRUN one\nUSER u\nCMD a\n", ["!/bin/sh", "/bin/sh -c one", "/bin/sh -c #(nop) USER u", "!/bin/sh -c #(nop) CMD [\"a\"]"]);

        Assert.Equal([1, 0], LinesOf(map, 2));
        Assert.Equal(1, map.BaseLayers);
        Assert.Contains("one layer", map.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Here_documents_are_found_in_both_forms()
    {
        var map = Match("FROM x\nRUN <<EOF\nset -e\napk add curl\nEOF\nRUN cat <<A > /a\nhello\nA\n", ["!base", "!RUN /bin/sh -c set -e\napk add curl\n # buildkit", "!RUN /bin/sh -c cat <<A > /a\nhello\nA # buildkit"]);

        Assert.Equal([1, 2, 6], LinesOf(map, 3));
    }

    [Fact]
    public void Variables_stand_for_their_values()
    {
        var map = Match("FROM x\nARG D\nCOPY a-${V}.tar $D/lib/\nCOPY b /b\n", ["!base", "!COPY a-1.2.tar /opt/lib/ # buildkit", "!COPY b /b # buildkit"]);

        Assert.Equal([1, 3, 4], LinesOf(map, 3));
    }

    [Fact]
    public void What_differs_has_no_line_and_neither_has_what_lies_below()
    {
        var map = Match("FROM x\nRUN one\nRUN two\nRUN three\n", ["!base", "!RUN /bin/sh -c one # buildkit", "!RUN /bin/sh -c zwei # buildkit", "!RUN /bin/sh -c three # buildkit"]);

        Assert.Equal([0, 0, 0, 4], LinesOf(map, 4));
        Assert.Null(map.BaseLayers);
        Assert.Equal((3, 1), (map.Instructions, map.Found));
        Assert.Contains("Line 3", map.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM x\nRUN one\n", "RUN /bin/sh -c not-one")]
    [InlineData("FROM x\nRUN one\n", "RUN /bin/sh -c two && one")]
    [InlineData("FROM x\nCOPY a /b\n", "COPY a /c # buildkit")]
    [InlineData("FROM x\nCOPY $A$B /b\n", "COPY a /c # buildkit")]
    [InlineData("FROM x\nCOPY x$A-$A-x$A /b\n", "COPY x-x /b # buildkit")]
    [InlineData("FROM x\nCOPY a$ $ /b\n", "COPY b$ $ /b # buildkit")]
    [InlineData("FROM x\nCOPY [\"a\" /b\n", "COPY [\"a\", \"/b\"] # buildkit")]
    [InlineData("FROM x\nCMD a\n", "one big layer")]
    [InlineData("RUN one\n", "RUN one")]
    [InlineData("", "")]
    public void Another_image_has_no_lines(string file, string step)
    {
        var map = Match(file, ["!" + step]);

        Assert.Equal([0], LinesOf(map, 1));
        Assert.Null(map.BaseLayers);
        Assert.NotEmpty(map.Note);
    }

    private static void Check(string[] history, int[] lines)
    {
        var map = Match(File, history);

        Assert.Equal(lines, LinesOf(map, lines.Length));
        Assert.Equal(("", 1, 4, 4), (map.Note, map.BaseLayers, map.Instructions, map.Found));
        Assert.Equal(10, map.Settings["USER"].Line);
    }

    /// <summary>0 where no line is told.</summary>
    private static IEnumerable<int> LinesOf(BuildMap map, int layers) =>
        Enumerable.Range(0, layers).Select(l => map.Layers.GetValueOrDefault(l)?.Line ?? (l < map.BaseLayers ? map.From!.From.Line : 0));

    /// <param name="history">An exclamation mark stands before what made a layer.</param>
    private static BuildMap Match(string file, string[] history)
    {
        var config = new ImageConfig(Platform.Default) { History = [.. history.Select(h => new HistoryEntry(h.TrimStart('!'), IsEmptyLayer: !h.StartsWith('!')))] };
        var descriptor = new Descriptor(MediaType.OciManifest, Digest.Sha256([]), 0);
        var layers = history.Where(h => h.StartsWith('!')).Select((_, i) => new Layer(i, descriptor, Digest.Sha256([(byte)i]), null));
        return BuildMatcher.Match(DockerfileParser.Parse("Dockerfile", file), new Image(new EmptyStore(), descriptor, new Manifest(descriptor, []), config, [.. layers]));
    }
}
