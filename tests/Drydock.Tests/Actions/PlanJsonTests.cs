using System.Text;
using Drydock.Core.Actions.Plans;
using Drydock.Core.Findings;
using Drydock.Oci.Content;
using Drydock.Oci.Editing;

namespace Drydock.Tests.Actions;

/// <summary>Plans are written and read again, and what people write wrong into them is said.</summary>
public sealed class PlanJsonTests
{
    private static readonly Plan Full = new([Digest.Sha256("layer"u8)], "linux/arm64/v8", [
        new PlanStep("IM003", "setuid-file", "Take setuid off", Applicability.Unsafe)
        {
            Why = "\"quoted\" & <odd>",
            Closes = ["IM003 usr/bin/su"],
            BytesSaved = 12,
            Edits =
            [
                new RemoveEdit("a/b"), new PurgeEdit("etc/key"), new ModeEdit("usr/bin/su", 0x1ED), new OwnerEdit("var/lib/x", 5, 6), new CapabilityEdit("usr/bin/ping"), new FolderEdit("run/x", 0x3FF, 1, 2), new LinkEdit("l", "../t"),
                new WriteEdit("etc/x", "one\ntwo\n", 0x1A4, 0, 0),
                new ConfigEdit { User = "5:5", RemoveEnv = ["A"], SetEnv = new Dictionary<string, string> { ["B"] = "c" }, SetLabels = new Dictionary<string, string> { ["l"] = "v" }, RemoveLabels = ["m"], ExposedPorts = ["8080/tcp"], Healthcheck = ["CMD", "x"], Entrypoint = ["e"], Command = [], StopSignal = "SIGQUIT", WorkingDir = "/w" },
            ],
            Upgrades = [new PlanUpgrade("libc6", "amd64", "1", "2", "http://host/debian", "pool/libc6.deb", new string('a', 64), 77, "closes CVE-2020-1")],
        },
    ])
    {
        Profile = "strict",
        Layers = LayerMode.Flatten,
        LayersWhy = "as you asked",
        Notes = ["one"],
    };

    [Fact]
    public void What_is_read_is_what_was_written()
    {
        var once = Write(Full);
        var again = Write(Assert.Single(PlanJson.Read(Encoding.UTF8.GetBytes(once), "plan.json")));

        Assert.Equal(once, again);
        Assert.Contains("\"remove\": \"a/b\"", once, StringComparison.Ordinal);
        Assert.Contains("\"to\": \"0755\"", once, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\"drydockPlan\": 1", "\"drydockPlan\": 2")]
    [InlineData("\"layers\": \"flatten\"", "\"layers\": \"sideways\"")]
    [InlineData("\"remove\": \"a/b\"", "\"erase\": \"a/b\"")]
    [InlineData("\"remove\": \"a/b\"", "\"remove\": \"/\"")]
    [InlineData("\"to\": \"0755\"", "\"to\": \"rwx\"")]
    [InlineData("\"uid\": 5", "\"uid\": -5")]
    [InlineData("\"remove\": \"a/b\"", "\"remove\": 5")]
    [InlineData("sha256:", "md5:")]
    public void A_plan_that_cannot_be_understood_is_refused(string from, string to)
    {
        var text = from.Length == 0 ? "no plan" : Write(Full).Replace(from, to, StringComparison.Ordinal);

        var error = Assert.Throws<DrydockException>(() => PlanJson.Read(Encoding.UTF8.GetBytes(text), "plan.json"));
        Assert.Contains(error.Code, new[] { ErrorCodes.BadPlan, ErrorCodes.Malformed });
    }

    [Fact]
    public void A_path_that_leads_out_stays_inside()
    {
        var text = Write(Full).Replace("\"remove\": \"a/b\"", "\"remove\": \"../../etc/passwd\"", StringComparison.Ordinal);

        var plan = Assert.Single(PlanJson.Read(Encoding.UTF8.GetBytes(text), "plan.json"));
        Assert.Equal(new RemoveEdit("etc/passwd"), plan.Steps[0].Edits[0]);
    }

    private static string Write(Plan plan)
    {
        using var memory = new MemoryStream();
        PlanJson.Write([plan], memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
