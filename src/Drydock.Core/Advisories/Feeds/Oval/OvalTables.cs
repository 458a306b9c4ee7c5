namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>The tests, objects, states and variables of a document by id. They come after the definitions that name them.</summary>
internal sealed class OvalTables
{
    private static readonly List<string> None = [];
    private readonly Dictionary<string, (string Name, string VariableRef)> _objects = [];
    private readonly Dictionary<string, List<string>> _variables = [];

    public Dictionary<string, OvalTest> Tests { get; } = [];

    public Dictionary<string, OvalState> States { get; } = [];

    public void AddObject(string id, string name, string variableRef) => _objects[id] = (name, variableRef);

    public void AddVariable(string id, List<string> values) => _variables[id] = values;

    /// <summary>The names of packages that an object stands for; nothing when it is not known.</summary>
    public IReadOnlyList<string> Names(string objectRef) =>
        !_objects.TryGetValue(objectRef, out var named) ? None
        : named.VariableRef.Length > 0 ? _variables.GetValueOrDefault(named.VariableRef, None)
        : named.Name.Length > 0 ? [named.Name] : None;
}
