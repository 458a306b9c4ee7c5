using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Oci.Content;

namespace Drydock.Core.Verdicts.Linting;

/// <summary>Finds and reads how a project wants its Dockerfiles looked at.</summary>
public static class LintConfigFiles
{
    private static readonly string[] OfHadolint = [".hadolint.yaml", ".hadolint.yml"];

    /// <summary>The file named; else <c>drydock.yaml</c> of a folder where it speaks of Dockerfiles; else hadolint's; else nothing.</summary>
    /// <param name="named">Null when the user names none.</param>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadPolicy"/>, <see cref="ErrorCodes.SourceNotFound"/></exception>
    public static async Task<LintConfig> ReadAsync(string? named, string folder, CancellationToken cancel)
    {
        if (named is not null)
        {
            var bytes = await BoundedReader.ReadFileAsync(named, YamlFile.MaxSize, cancel);
            return IsOfHadolint(named) ? HadolintConfig.Parse(bytes, named) : LintConfigParser.Parse(bytes, named)
                ?? throw new DrydockException(ErrorCodes.BadPolicy, $"Reading '{named}' failed: it has no 'lint'.", "Put the settings of the linter under 'lint:'; hadolint's own configuration is known by its name, .hadolint.yaml.");
        }

        var usual = Path.Join(folder, PolicyFiles.UsualName);
        if (File.Exists(usual) && LintConfigParser.Parse(await BoundedReader.ReadFileAsync(usual, YamlFile.MaxSize, cancel), PolicyFiles.UsualName) is { } own)
        {
            return own;
        }

        var other = Array.Find(OfHadolint, n => File.Exists(Path.Join(folder, n)));
        return other is null ? LintConfig.Nothing : HadolintConfig.Parse(await BoundedReader.ReadFileAsync(Path.Join(folder, other), YamlFile.MaxSize, cancel), other);
    }

    private static bool IsOfHadolint(string path) => Path.GetFileName(path).Contains("hadolint", StringComparison.OrdinalIgnoreCase);
}
