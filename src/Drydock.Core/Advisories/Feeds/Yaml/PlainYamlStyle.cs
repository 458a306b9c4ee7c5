namespace Drydock.Core.Advisories.Feeds.Yaml;

/// <summary>How a YAML scalar is written.</summary>
internal enum PlainYamlStyle
{
    Plain,
    Single,
    Double,
}
