namespace Drydock.Tests.Repositories.Resolution;

/// <summary>The real apt-get in folders of its own: nothing of this machine's packages plays a part, and nothing of it is changed.</summary>
internal sealed class AptRun : IDisposable
{
    private readonly TempFolder folder = new();

    /// <param name="status">Of dpkg.</param>
    /// <param name="sources">Lines of sources.list.</param>
    public AptRun(string status, string sources)
    {
        foreach (var name in (string[])["etc/apt.conf.d", "etc/preferences.d", "etc/sources.list.d", "state/lists/partial", "cache/archives/partial", "log"])
        {
            Directory.CreateDirectory(folder.At(name));
        }

        folder.Write("status", status);
        folder.Write("etc/sources.list", sources);
        folder.Write("conf", $"""
            Dir::Etc "{folder.At("etc")}/";
            Dir::Etc::sourcelist "{folder.At("etc", "sources.list")}";
            Dir::Etc::sourceparts "{folder.At("etc", "sources.list.d")}/";
            Dir::Etc::trusted "/dev/null";
            Dir::Etc::trustedparts "/dev/null";
            Dir::State "{folder.At("state")}/";
            Dir::State::status "{folder.At("status")}";
            Dir::Cache "{folder.At("cache")}/";
            Dir::Log "{folder.At("log")}/";
            APT::Architecture "amd64";
            APT::Architectures "";
            APT::Install-Recommends "0";
            APT::Sandbox::User "root";
            Acquire::Languages "none";
            APT::Get::Always-Include-Phased-Updates "true";
            """);
    }

    public void Update() => Run("update");

    /// <summary>A file of sources.list.d.</summary>
    public void AddSource(string name, string text) => folder.Write("etc/sources.list.d/" + name, text);

    /// <summary>What it has understood of its sources: <c>address suite component</c>.</summary>
    public IReadOnlyList<string> Sources() =>
        [.. Run("indextargets", "--no-release-info", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("$(COMPONENT)", "", StringComparison.Ordinal).Trim()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What a simulated run would set up, as <c>name version</c>, removals as <c>-name</c>; null when apt gives up.</summary>
    public IReadOnlyList<string>? Simulate(params string[] arguments)
    {
        using var process = TestPrograms.Start("apt-get", ["-s", "-qq", "-o", "Debug::NoLocking=1", .. arguments], new Dictionary<string, string> { ["APT_CONFIG"] = folder.At("conf"), ["LC_ALL"] = "C" });
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 100, errors.Result);
        return process.ExitCode != 0 ? null : [.. output.Split('\n').Select(Change).OfType<string>().Order(StringComparer.Ordinal)];
    }

    public void Dispose() => folder.Dispose();

    /// <summary><c>Inst libc6 [2.36-8] (2.36-9 Debian:12/stable [amd64])</c></summary>
    private static string? Change(string line)
    {
        var words = line.Split(' ');
        return words[0] switch
        {
            "Inst" => $"{words[1].Split(':')[0]} {Array.Find(words, w => w.StartsWith('('))![1..]}",
            "Remv" => "-" + words[1],
            _ => null,
        };
    }

    private string Run(params string[] arguments) => TestPrograms.Run("apt-get", ["-qq", "-o", "Debug::NoLocking=1", .. arguments], new Dictionary<string, string> { ["APT_CONFIG"] = folder.At("conf"), ["LC_ALL"] = "C" });
}
