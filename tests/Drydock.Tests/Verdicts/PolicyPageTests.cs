using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Drydock.Core.Verdicts.Conditions;
using Drydock.Core.Verdicts.Policies;
using Drydock.Core.Verdicts.Waivers;
using Drydock.Core.Verdicts.Yaml;
using Drydock.Tests.Reports;

namespace Drydock.Tests.Verdicts;

/// <summary>docs/policy.md and the schema say what the code does.</summary>
public sealed partial class PolicyPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Join(Repository.Root, "docs", "policy.md"));
    private static readonly string Schema = File.ReadAllText(Path.Join(Repository.Root, "docs", "schemas", "policy.schema.json"));

    [Fact]
    public void The_page_has_every_field()
    {
        Assert.All(Fields.All, f => Assert.Contains($"| `{f.Name}` |", Page, StringComparison.Ordinal));
        Assert.All(Fields.All, f => Assert.Contains($"| {f.What} |", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_example_is_read_and_fits_the_schema()
    {
        var blocks = BlockPattern().Matches(Page).Select(m => Encoding.UTF8.GetBytes(m.Groups["text"].Value)).ToList();
        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, b => Assert.NotNull(PolicyParser.Parse(b, "page")));
        Assert.All(blocks, b => Assert.Empty(SchemaCheck.Run(Schema, Json(b))));
        Assert.Single(WaiverFiles.Read(blocks[1], "page").Waivers);
    }

    [Theory]
    [InlineData("ruels: []")]
    [InlineData("version: 2")]
    [InlineData("gaps: maybe")]
    [InlineData("rules: [{when: kev, then: fail}]")]
    [InlineData("rules: [{name: a, when: kev, then: explode}]")]
    [InlineData("rules: [{name: a, when: kev, then: fail, grace: soon}]")]
    [InlineData("waivers: [{id: CVE-1, owner: a, expires: never}]")]
    [InlineData("waivers: [{id: CVE-1, reason: a, owner: a, expires: tomorrow}]")]
    [InlineData("severity: {IM001: unknown}")]
    [InlineData("database: {max-age: soon}")]
    public void What_the_parser_refuses_the_schema_refuses_too(string yaml)
    {
        Assert.NotNull(PolicyText.Refused(yaml));
        Assert.NotEmpty(SchemaCheck.Run(Schema, Json(Encoding.UTF8.GetBytes(yaml))));
    }

    /// <summary>As an editor hands YAML to a schema.</summary>
    private static byte[] Json(byte[] yaml)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, YamlFile.Read(yaml, "page").Root);
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, YamlItem item)
    {
        switch (item.Kind)
        {
            case YamlKind.Scalar when int.TryParse(item.Text, out var number):
                writer.WriteNumberValue(number);
                break;
            case YamlKind.Scalar:
                writer.WriteStringValue(item.Text);
                break;
            case YamlKind.List:
                writer.WriteStartArray();
                item.Items.ForEach(i => Write(writer, i));
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                for (var i = 0; i < item.Items.Count; i += 2)
                {
                    writer.WritePropertyName(item.Items[i].Text);
                    Write(writer, item.Items[i + 1]);
                }

                writer.WriteEndObject();
                break;
        }
    }

    [GeneratedRegex("^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();
}
