using System.Text.Json;
using Drydock.Core.Advisories;
using Drydock.Core.Reports.Steps;

namespace Drydock.Core.Reports.Formats.Json;

/// <summary>What to do.</summary>
internal static class JsonSteps
{
    public static void Write(Utf8JsonWriter writer, PlatformReport platform)
    {
        var plan = StepPlan.Of(platform);
        if (plan.Steps.IsEmpty && plan.WithoutFix.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("advice");
        writer.WriteStartArray("steps");
        foreach (var step in plan.Steps)
        {
            WriteStep(writer, step);
            writer.FlushIfLarge();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("withoutFix");
        foreach (var (status, count) in plan.WithoutFix)
        {
            writer.WriteNumber(Kebab.Of(status), count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, Step step)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kebab.Of(step.Kind));
        writer.WriteString("name", step.Name);
        writer.Strings("packages", step.Packages);
        writer.Strings("from", step.From);
        writer.StringIfAny("to", step.To);
        writer.WriteNumber("findings", step.Findings);
        writer.Strings("vulnerabilities", step.Vulnerabilities);
        writer.WriteNumber("risk", Math.Round(step.Risk, 1));
        writer.WriteNumber("share", Math.Round(step.Share, 3));
        writer.StringIfAny("command", step.Command);
        writer.WriteEndObject();
    }
}
