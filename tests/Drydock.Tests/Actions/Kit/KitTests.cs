using System.Text;
using Drydock.Core.Actions.Kit;
using Drydock.Core.Findings.Hardening;
using YamlDotNet.RepresentationModel;

namespace Drydock.Tests.Actions.Kit;

public sealed class KitTests
{
    private static readonly RunKit Sample = new(
        "registry.example/app:1 \"odd\"",
        "app",
        new ApplicationUser("app", 1234, 1235, [42], IsNew: false),
        [new WritableFolder("tmp", 0x3FF, 0, 0, "temporary files", HoldsFiles: false), new WritableFolder("run", 0x1ED, 1234, 1235, "sockets", HoldsFiles: false), new WritableFolder("srv/it's [data]", 0x1C0, 1234, 1235, "a volume", HoldsFiles: true)],
        [new KitPort(80, 80, "TCP"), new KitPort(9000, 9010, "UDP")],
        SystemCallSet.Broad("it is a sample"))
    {
        Healthcheck = ["/bin/ask", "a \"b\" \\"],
    };

    [Fact]
    public async Task An_image_runs_with_its_kit_and_without_rights()
    {
        using var image = new KitImage();
        using var folder = new TempFolder();
        var kit = await image.KitAsync();
        Assert.Empty(kit.SystemCalls.Unsure);
        Assert.InRange(kit.SystemCalls.Names.Length, 60, 180);
        await KitWriter.WriteAsync(folder.At("kit"), kit, default);
        var engine = $"podman {string.Join(' ', image.Storage.Options)} --runtime runc";
        var output = TestPrograms.Run(
            folder.At("kit", "run.sh"),
            [
                KitImage.Name, "--rm", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024", "--entrypoint",
                """["/bin/sh","-c","id; cat /srv/data/there; echo x > /tmp/new && cat /tmp/new; echo y > /srv/data/new && echo written; (echo z > /etc/new) 2>/dev/null || echo refused; ls /"]""",
            ],
            new Dictionary<string, string> { ["CONTAINER_ENGINE"] = engine, ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });
        Assert.Contains("uid=1234(app) gid=1234", output, StringComparison.Ordinal);
        Assert.Contains("keptx", output.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.Contains("refused", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_AppArmor_is_understood()
    {
        using var folder = new TempFolder();
        TestPrograms.Run("apparmor_parser", "-Q", "-K", folder.Write("profile", Text("apparmor.profile")));
    }

    [Fact]
    public void A_script_is_sound()
    {
        using var folder = new TempFolder();
        var script = folder.Write("run.sh", Text("run.sh"));
        TestPrograms.Run("shellcheck", script);
        TestPrograms.Run("dash", "-n", script);
    }

    [Fact]
    public void A_pod_is_as_restricted_as_Kubernetes_asks()
    {
        var pod = Load("pod.yaml");
        var context = (YamlMappingNode)pod["spec"]["securityContext"];
        var container = (YamlMappingNode)((YamlSequenceNode)pod["spec"]["containers"])[0]["securityContext"];
        Assert.Equal("true", $"{context["runAsNonRoot"]}");
        Assert.Equal("1234", $"{context["runAsUser"]}");
        Assert.Equal("RuntimeDefault", $"{context["seccompProfile"]["type"]}");
        Assert.Equal("false", $"{container["allowPrivilegeEscalation"]}");
        Assert.Equal("ALL", $"{((YamlSequenceNode)container["capabilities"]["drop"])[0]}");
        Assert.Equal("net.ipv4.ip_unprivileged_port_start", $"{((YamlSequenceNode)context["sysctls"])[0]["name"]}");
        Assert.Equal("a \"b\" \\", $"{((YamlSequenceNode)((YamlSequenceNode)pod["spec"]["containers"])[0]["livenessProbe"]["exec"]["command"])[1]}");
    }

    [Fact]
    public void A_network_policy_lets_exposed_ports_in()
    {
        var ports = (YamlSequenceNode)((YamlSequenceNode)Load("networkpolicy.yaml")["spec"]["ingress"])[0]["ports"];
        Assert.Equal(["80", "9000"], ports.Select(p => $"{p["port"]}"));
        Assert.Equal("9010", $"{ports[1]["endPort"]}");
    }

    [Fact]
    public void A_compose_file_names_what_the_script_does()
    {
        var service = Load("compose.yaml")["services"]["app"];
        Assert.Equal("registry.example/app:1 \"odd\"", $"{service["image"]}");
        Assert.Equal("true", $"{service["read_only"]}");
        Assert.Equal("files-1:/srv/it's [data]", $"{((YamlSequenceNode)service["volumes"])[0]}");
    }

    [Fact]
    public async Task The_same_kit_gives_the_same_bytes()
    {
        using var folder = new TempFolder();
        await KitWriter.WriteAsync(folder.At("one"), Sample, default);
        await KitWriter.WriteAsync(folder.At("two"), Sample, default);
        await KitWriter.WriteAsync(folder.At("two"), Sample, default);
        TestPrograms.Run("diff", "-r", folder.At("one"), folder.At("two"));
        Assert.Equal(KitWriter.Files(Sample).Select(f => f.Name).Order(StringComparer.Ordinal), Directory.GetFiles(folder.At("one")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    private static string Text(string name) => Encoding.UTF8.GetString(KitWriter.Files(Sample).Single(f => f.Name == name).Bytes);

    private static YamlNode Load(string name)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text(name)));
        return Assert.Single(stream.Documents).RootNode;
    }
}
