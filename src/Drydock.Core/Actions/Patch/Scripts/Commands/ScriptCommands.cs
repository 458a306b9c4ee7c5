using System.Collections.Frozen;

namespace Drydock.Core.Actions.Patch.Scripts.Commands;

/// <summary>Every command that maintainer scripts may use. A new one is a file and a line here.</summary>
internal static class ScriptCommands
{
    private static readonly IScriptCommand[] All =
    [
        new FlowCommands(),
        new VariableCommands(),
        new ReadCommand(),
        new SourceCommands(),
        new LookupCommands(),
        new EchoCommands(),
        new ConditionCommands(),
        new RemoveCommands(),
        new FolderCommands(),
        new MoveCommand(),
        new CopyCommand(),
        new LinkCommand(),
        new TouchCommand(),
        new ModeCommand(),
        new OwnerCommand(),
        new TemporaryCommand(),
        new PathCommands(),
        new ListCommand(),
        new CatCommands(),
        new GrepCommands(),
        new SedCommand(),
        new ColumnCommands(),
        new SumCommands(),
        new CompareCommands(),
        new SystemCommands(),
        new AbsentSystemCommands(),
        new GetentCommand(),
        new DpkgCommand(),
        new DpkgQueryCommand(),
        new MaintscriptCommand(),
        new TriggerCommand(),
        new DivertCommand(),
        new StatOverrideCommand(),
        new AlternativesCommand(),
        new DebconfCommands(),
        new SystemdUnitCommand(),
        new RunlevelCommand(),
        new AccountCommands(),
        new LdconfigCommand(),
        new PamCommand(),
        new PythonCommands(),
        new BusyboxCommand(),
    ];

    private static readonly FrozenDictionary<string, IScriptCommand> ByName = All.SelectMany(c => c.Names.Select(n => (n, c))).ToFrozenDictionary(c => c.n, c => c.c, StringComparer.Ordinal);

    public static IScriptCommand? Find(string name) => ByName.GetValueOrDefault(name);
}
