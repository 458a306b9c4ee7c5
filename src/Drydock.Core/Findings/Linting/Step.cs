using Drydock.Core.Dockerfiles;
using Drydock.Core.Dockerfiles.Shell;

namespace Drydock.Core.Findings.Linting;

/// <summary>A command that a build runs.</summary>
/// <param name="Instruction">The RUN it stands in, of ONBUILD the inner one.</param>
/// <param name="Script">Null in exec form.</param>
public sealed record Step(Instruction Instruction, CommandUse Use, Script? Script)
{
    public string? Name => Use.Name;
}
