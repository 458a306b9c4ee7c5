using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Actions.Patch.Scripts;

/// <summary>The variables, functions and settings of a shell.</summary>
internal sealed class ScriptState
{
    private readonly Dictionary<string, string> variables;

    /// <summary>As dpkg runs scripts for whoever is not at a terminal. <see href="https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html#Internal_environment"/></summary>
    public ScriptState(ScriptContext context)
    {
        variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEBIAN_FRONTEND"] = "noninteractive",
            ["DPKG_ADMINDIR"] = "/var/lib/dpkg",
            ["DPKG_MAINTSCRIPT_ARCH"] = context.Package.Architecture == "all" ? context.Database.Architecture : context.Package.Architecture,
            ["DPKG_MAINTSCRIPT_NAME"] = context.ScriptName,
            ["DPKG_MAINTSCRIPT_PACKAGE"] = context.Package.Name,
            ["DPKG_MAINTSCRIPT_PACKAGE_REFCOUNT"] = "1",
            ["DPKG_ROOT"] = "",
            ["DPKG_RUNNING_VERSION"] = context.Database.Find("dpkg")?.Version ?? "",
            ["HOME"] = "/root",
            ["IFS"] = " \t\n",
            ["LC_ALL"] = "C",
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        };
        Name = $"/var/lib/dpkg/info/{context.Package.Stem}.{context.ScriptName}";
        Functions = new Dictionary<string, ShellCommand>(StringComparer.Ordinal);
    }

    private ScriptState(ScriptState other)
    {
        variables = new Dictionary<string, string>(other.variables, StringComparer.Ordinal);
        Functions = new Dictionary<string, ShellCommand>(other.Functions, StringComparer.Ordinal);
        Locals = other.Locals is { } locals ? new Dictionary<string, string?>(locals, StringComparer.Ordinal) : null;
        (Name, Arguments, Folder, StopsOnError, Mask, IsSourced, SourcedAt) = (other.Name, [.. other.Arguments], other.Folder, other.StopsOnError, other.Mask, other.IsSourced, other.SourcedAt);
    }

    /// <summary><c>$0</c></summary>
    public string Name { get; }

    /// <summary><c>$1</c> and further.</summary>
    public List<string> Arguments { get; set; } = [];

    public Dictionary<string, ShellCommand> Functions { get; }

    /// <summary>Variables of the function that runs, with what they were outside of it.</summary>
    public Dictionary<string, string?>? Locals { get; set; }

    public string Folder { get; set; } = "/";

    /// <summary>What a trap runs at the end of the script; empty when there is none.</summary>
    public string AtEnd { get; set; } = "";

    /// <summary><c>set -e</c></summary>
    public bool StopsOnError { get; set; }

    public int Mask { get; set; } = 0b000_010_010;

    /// <summary>A file that another one read runs: places in it say nothing.</summary>
    public bool IsSourced { get; set; }

    public int SourcedAt { get; set; }

    /// <summary>Null when it is not set.</summary>
    public string? this[string name]
    {
        get => variables.GetValueOrDefault(name);
        set
        {
            if (value is null)
            {
                variables.Remove(name);
            }
            else
            {
                variables[name] = value;
            }
        }
    }

    public ScriptState Copy() => new(this);

    public void Assign(Assignment assignment, WordExpander expander)
    {
        if (assignment.Index is not null || assignment.Value.Parts is [ArrayLiteral])
        {
            throw new UnknownCommandException($"{assignment.Name} is an array");
        }

        this[assignment.Name] = (assignment.IsAppend ? this[assignment.Name] : "") + expander.Single(assignment.Value);
    }

    public void MakeLocal(string name) => Locals?.TryAdd(name, this[name]);

    /// <param name="outer">Locals of the caller.</param>
    public void EndFunction(Dictionary<string, string?>? outer)
    {
        foreach (var (name, value) in Locals ?? [])
        {
            this[name] = value;
        }

        Locals = outer;
    }
}
