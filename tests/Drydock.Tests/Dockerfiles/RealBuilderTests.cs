using Drydock.Core.Dockerfiles;
using Drydock.Tests.Stores;

namespace Drydock.Tests.Dockerfiles;

/// <summary>
/// Takes and refuses what the real buildah does. It is no BuildKit: it knows no here-documents of COPY, and lets pass a COPY before FROM, the stage name 1x and a label without a name,
/// all of which BuildKit does not; those are left out.
/// </summary>
public sealed class RealBuilderTests
{
    private static readonly string[] Taken =
    [
        "# escape=`\nFROM scratch\nCOPY a `\n b /x/\n",
        "FROM scratch\r\nCOPY a \\\r\n  b /x/\r\n",
        "FROM scratch\nCOPY a \\ \n\n# why\n b /x/\n",
        "FROM scratch\nONBUILD COPY a /b\nLABEL a=b \"c d\"='e f'\nENV A b c\nCMD [\"a\", 'b']\nCMD []\n",
    ];

    private static readonly string[] Refused =
    [
        "FROM scratch\nRUNN x\n", "FROM scratch AS\n", "FROM scratch\nCOPY a\n", "FROM scratch\nENV A\n", "FROM scratch\nENV A=1 B\n", "FROM scratch\nCOPY --form=x a /b\n",
        "FROM scratch\nONBUILD ONBUILD CMD x\n", "FROM scratch\nCMD [\"a\", 1]\n", "FROM scratch\nSHELL bash -c\n", "FROM scratch\nHEALTHCHECK foo bar\n", "FROM scratch\nUSER \"a\n",
        "# escape=x\nFROM scratch\n", "# escape=`\n# escape=`\nFROM scratch\n", "# nothing\n", "FROM scratch\nUSER ${a^b}\n",
    ];

    /// <summary>Both were made of the same code, and kept these words.</summary>
    private static readonly string[] SameWords =
    [
        "ENV must have two arguments", "Syntax error - can't find = in", "only one escape parser directive can be used", "arrays must be comprised of strings only",
        "SHELL requires the arguments to be in JSON form", "Unknown type \"FOO\" in HEALTHCHECK (try CMD)", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
    ];

    [Fact]
    public void Buildah_takes_and_refuses_the_same()
    {
        using var storage = new Storage("vfs");
        Directory.CreateDirectory(storage.At("context"));
        File.WriteAllText(storage.At("context", "a"), "");
        File.WriteAllText(storage.At("context", "b"), "");
        foreach (var text in Taken.Concat(Refused))
        {
            var said = Build(storage, text);
            var problems = DockerfileParser.Parse("Dockerfile", text).Problems;
            Assert.True(said.EndsWith("code 0", StringComparison.Ordinal) == problems.IsEmpty, $"{text}: buildah says {said}, we say {string.Join("; ", problems)}");
            Assert.All(SameWords.Where(w => said.Contains(w, StringComparison.Ordinal)), words => Assert.Contains(problems, p => p.Message.Contains(words, StringComparison.Ordinal)));
        }
    }

    /// <summary>What it wrote, and its exit code at the end.</summary>
    private static string Build(Storage storage, string text)
    {
        File.WriteAllText(storage.At("Dockerfile"), text);
        string[] build = ["buildah", .. storage.Options, "build", "-q", "-f", storage.At("Dockerfile"), storage.At("context")];
        return TestPrograms.Run("sh", ["-c", "\"$@\" 2>&1; echo code $?", "sh", .. build], Storage.Environment);
    }
}
