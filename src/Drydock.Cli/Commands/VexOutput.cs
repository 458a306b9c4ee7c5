using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Core.Reports.Vex;
using Drydock.Core.Verdicts.Vex;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary>How a VEX document is written.</summary>
internal sealed class VexOutput
{
    private readonly Option<string> format = new("--format", "-f") { Description = "openvex or cyclonedx [default: openvex]", HelpName = "FORMAT", DefaultValueFactory = _ => "openvex" };

    private readonly Option<string> author = new("--author") { Description = "Who makes the statements, as the document names them [default: Unknown Author]", HelpName = "NAME", DefaultValueFactory = _ => "Unknown Author" };

    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(author);
    }

    public string Author(ParseResult result) => result.GetRequiredValue(author);

    /// <summary>SOURCE_DATE_EPOCH, else now: OpenVEX demands a date.</summary>
    public static DateTimeOffset Time(Surroundings surroundings) => Inspection.CreatedAt(surroundings) ?? surroundings.Time.GetUtcNow();

    /// <summary>To standard output.</summary>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.BadArgument"/></exception>
    public void Write(ParseResult result, IEnumerable<VexStatement> statements, Surroundings surroundings)
    {
        ImmutableArray<VexStatement> merged = VexMerge.Of(statements);
        var note = new VexNote(merged, Author(result), Time(surroundings), ProductVersion.Text);
        using var document = new MemoryStream();
        switch (result.GetRequiredValue(format))
        {
            case "openvex" when merged.IsEmpty:
                throw new DrydockException(ErrorCodes.BadArgument, "Writing the VEX document failed: there is nothing to state.", "Statements come from waivers, and with --since from what is fixed.");
            case "openvex":
                OpenVexNote.Write(note, document);
                break;
            case "cyclonedx":
                CycloneDxNote.Write(note, document);
                break;
            case var other:
                throw new DrydockException(ErrorCodes.BadArgument, $"Choosing the form '{other}' failed: there is none of that name.", "Choose one of openvex, cyclonedx.");
        }

        Terminal.StandardOutput.Write(document.GetBuffer().AsSpan(0, (int)document.Length), surroundings.Output);
    }
}
