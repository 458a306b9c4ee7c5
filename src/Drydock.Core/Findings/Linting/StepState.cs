using Drydock.Core.Dockerfiles;

namespace Drydock.Core.Findings.Linting;

/// <summary>What holds when an instruction runs, as far as the Dockerfile says.</summary>
/// <param name="Shell">Of its stage, which a stage built on another one takes over.</param>
/// <param name="User">The USER that holds; null when only the base image says.</param>
/// <param name="Workdir">The WORKDIR that holds; null when only the base image says.</param>
public sealed record StepState(ShellUse Shell, Instruction? User, Instruction? Workdir);
