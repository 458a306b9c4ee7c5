namespace Drydock.Core.Verdicts.Yaml;

/// <summary>What an item of a YAML file is.</summary>
internal enum YamlKind
{
    Scalar,
    List,
    Map,
}
