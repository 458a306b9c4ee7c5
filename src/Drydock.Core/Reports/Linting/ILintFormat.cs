namespace Drydock.Core.Reports.Linting;

/// <summary>A plug-in that writes what was found in Dockerfiles in one wire format. The same report gives the same bytes.</summary>
public interface ILintFormat
{
    /// <summary>What <c>--format</c> takes.</summary>
    string Id { get; }

    /// <summary>One line for the table of formats.</summary>
    string Summary { get; }

    /// <param name="options">What the user asked of the form.</param>
    void Write(LintReport report, ReportOptions options, Stream output);
}
