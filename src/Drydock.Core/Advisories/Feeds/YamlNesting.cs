namespace Drydock.Core.Advisories.Feeds;

/// <summary>What comes next in a YAML collection that is being read.</summary>
internal enum YamlNesting : byte
{
    Item,
    Key,
    Value,
}
