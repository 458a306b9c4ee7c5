using Drydock.Oci.Images;

namespace Drydock.Oci.Editing;

/// <summary>Changes run settings; null leaves one as it is.</summary>
public sealed record ConfigEdit : ImageEdit
{
    public string? User { get; init; }

    /// <summary>Names of variables that go.</summary>
    public IReadOnlyList<string> RemoveEnv { get; init; } = [];

    /// <summary>Variables that come or change.</summary>
    public IReadOnlyDictionary<string, string> SetEnv { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> SetLabels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> RemoveLabels { get; init; } = [];

    /// <summary>All of them: <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string>? ExposedPorts { get; init; }

    public IReadOnlyList<string>? Healthcheck { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string>? Command { get; init; }

    public string? StopSignal { get; init; }

    public string? WorkingDir { get; init; }

    public override void Apply(ImageDraft draft)
    {
        var config = draft.Config;
        draft.Config = config with
        {
            User = User ?? config.User,
            Env = [.. config.Env.Where(e => !RemoveEnv.Contains(Name(e)) && !SetEnv.ContainsKey(Name(e))), .. SetEnv.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}={e.Value}")],
            Labels = config.Labels.RemoveRange(RemoveLabels).SetItems(SetLabels),
            ExposedPorts = ExposedPorts is null ? config.ExposedPorts : [.. ExposedPorts],
            Healthcheck = Healthcheck is null ? config.Healthcheck : [.. Healthcheck],
            Entrypoint = Entrypoint is null ? config.Entrypoint : [.. Entrypoint],
            Command = Command is null ? config.Command : [.. Command],
            StopSignal = StopSignal ?? config.StopSignal,
            WorkingDir = WorkingDir ?? config.WorkingDir,
        };
    }

    private static string Name(string variable) => variable.Split('=', 2)[0];
}
