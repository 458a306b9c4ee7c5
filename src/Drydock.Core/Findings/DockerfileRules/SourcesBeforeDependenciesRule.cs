using Drydock.Core.Advisories;
using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;
using Drydock.Core.Findings.Linting;

namespace Drydock.Core.Findings.DockerfileRules;

/// <summary>All sources are copied before dependencies are installed: each change of a source installs them anew.</summary>
internal sealed class SourcesBeforeDependenciesRule : IRule<DockerfileSubject>
{
    public RuleInfo Info { get; } = new(
        "DF319",
        "sources-before-dependencies",
        Severity.Info,
        "All sources are copied before dependencies are installed, so that every change installs them anew",
        [])
    {
        Fix = Applicability.Unsafe,
    };

    public IEnumerable<Finding> Check(DockerfileSubject subject)
    {
        var copies = new Dictionary<int, CopiedFiles>();
        var done = new HashSet<(int Stage, string Files)>();
        var steps = subject.Steps.ByInstruction();
        foreach (var instruction in subject.Instructions.Where(i => i.Stage >= 0))
        {
            if (CopiedFiles.Of(instruction) is { } copied && copied.WholeContext() is not null)
            {
                copies.TryAdd(instruction.Stage, copied);
            }

            foreach (var (step, files) in steps[instruction].Select(s => (s, FilesOf(s))))
            {
                if (files.Length > 0 && done.Add((instruction.Stage, files)) && copies.TryGetValue(instruction.Stage, out var all))
                {
                    yield return subject.Find(Info, all.WholeContext()!.Span, $"Every change of any file makes the builder run '{step.Name}' of line {instruction.Line} again: copy {files} first, install, then copy the rest.", Swap(subject, all, step, files));
                }
            }
        }
    }

    /// <summary>What the command needs to install dependencies; empty when it does something else.</summary>
    private static string FilesOf(Step step)
    {
        var line = step.Use.Line("r", "requirement", "C", "prefix", "dir");
        var second = line.SubcommandOperands.IsEmpty ? null : line.SubcommandOperands[0].Value;
        return (step.Name, line.Subcommand) switch
        {
            ("npm", "ci") => "package*.json",
            ("npm", "install" or "i") when second is null && !line.Has("g", "global") => "package*.json",
            ("yarn", "install") or ("yarn", null) when line.Operands.Length <= 1 && !line.Has("version") => "package.json yarn.lock*",
            ("pnpm", "install" or "i") when second is null => "package.json pnpm-lock.yaml*",
            ("pip" or "pip3", "install") when line.ValueOf("r", "requirement") is { } file && !file.Contains('/', StringComparison.Ordinal) => file,
            ("go", "mod") when second == "download" => "go.mod go.sum*",
            ("bundle", "install") => "Gemfile*",
            ("composer", "install") => "composer.*",
            ("cargo", "fetch") => "Cargo.*",
            ("poetry", "install") => "pyproject.toml poetry.lock*",
            ("uv", "sync") => "pyproject.toml uv.lock*",
            ("mvn", _) when line.HasOperand("dependency:go-offline") => "pom.xml",
            ("dotnet", "restore") when second is null => "*.csproj",
            _ => "",
        };
    }

    /// <summary>Where the RUN follows at once and does nothing else, it moves up, with its files copied before it.</summary>
    private static Fix? Swap(DockerfileSubject subject, CopiedFiles all, Step step, string files)
    {
        var (copy, run) = (all.Instruction, step.Instruction);
        var isAlone = step.Script is { Heredoc: null, Tree.Body.Items: [{ Command: SimpleCommand }] } && step.Use.Wrappers.IsEmpty;
        var isNext = !subject.File.Instructions.Any(i => i.Span.Start > copy.Span.Start && i.Span.Start < run.Span.Start);
        if (!isAlone || !isNext || copy.IsJson || copy.Flags.Length > 0 || all.Sources.Length != 1 || step.Name is "poetry" or "uv" or "composer" || LineEdits.Remove(subject, run) is not { } removal)
        {
            return null;
        }

        var target = all.Target.Value;
        var lines = subject.File.Source.At(run.Span).ToString();
        return LineEdits.InsertBefore(subject, copy, $"COPY {files} {(target is "." ? "./" : target.TrimEnd('/') + "/")}", lines) is { } insertion ? new Fix("Install dependencies first", Applicability.Unsafe, [insertion, removal]) : null;
    }
}
