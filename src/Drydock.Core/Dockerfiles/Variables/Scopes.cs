using System.Collections.Immutable;

namespace Drydock.Core.Dockerfiles.Variables;

/// <summary>
/// Which variables each instruction of a Dockerfile sees: FROM the arguments before the first stage, the others what their stage and the stages below it declared.
/// <see href="https://docs.docker.com/reference/dockerfile/#scope"/>
/// </summary>
public sealed class Scopes
{
    private readonly Dockerfile file;
    private readonly ImmutableArray<Scope> before;

    private Scopes(Dockerfile file, ImmutableArray<Scope> before, Scope global) => (this.file, this.before, Global) = (file, before, global);

    /// <summary>What every FROM sees.</summary>
    public Scope Global { get; }

    public static Scopes Of(Dockerfile file)
    {
        var before = ImmutableArray.CreateBuilder<Scope>(file.Instructions.Length);
        var global = PredefinedArguments.Platforms.Aggregate(Scope.Empty, (scope, name) => scope.With(new Variable(name, null, IsEnv: false, null)));
        var parents = file.Parents();
        var ends = new Scope[file.Stages.Length];
        var scope = global;
        foreach (var instruction in file.Instructions)
        {
            if (instruction.Keyword == "FROM")
            {
                Close(instruction.Stage - 1, scope, ref global, ends);
                before.Add(global);
                scope = parents[instruction.Stage] is { } parent ? ends[parent.Index] : Scope.Empty with { IsOpen = file.Stages[instruction.Stage].Image != "scratch" };
                continue;
            }

            before.Add(scope);
            scope = After(scope, instruction, instruction.Pairs.Length, instruction.Stage < 0 ? null : global, file.Escape);
        }

        Close(file.Stages.Length - 1, scope, ref global, ends);
        return new Scopes(file, before.ToImmutable(), global);
    }

    /// <summary>What an instruction sees, and also what ONBUILD holds.</summary>
    /// <param name="pair">Of an ARG with several names the one that looks: it sees those before it.</param>
    public Scope At(Instruction instruction, int pair = 0)
    {
        var index = IndexOf(instruction.Span.Start);
        return instruction.Keyword == "ARG" && pair > 0 ? After(before[index], instruction, pair, instruction.Stage < 0 ? null : Global, file.Escape) : before[index];
    }

    private static void Close(int stage, Scope scope, ref Scope global, Scope[] ends)
    {
        if (stage < 0)
        {
            global = scope;
        }
        else
        {
            ends[stage] = scope;
        }
    }

    private static Scope After(Scope scope, Instruction instruction, int pairs, Scope? global, char escape)
    {
        var seen = scope;
        foreach (var pair in instruction.Pairs.Take(pairs))
        {
            scope = instruction.Keyword switch
            {
                "ENV" => scope.With(new Variable(pair.Name, pair.Value is null ? null : seen.Expand(instruction.RawOf(pair), escape), IsEnv: true, instruction)),
                "ARG" => WithArgument(scope, instruction, pair, global, escape),
                _ => scope,
            };
        }

        return scope;
    }

    /// <summary>ENV beats ARG. One without a value takes that of the argument of the same name before the first stage.</summary>
    private static Scope WithArgument(Scope scope, Instruction instruction, Pair pair, Scope? global, char escape)
    {
        if (scope.Variables.GetValueOrDefault(pair.Name) is { IsEnv: true })
        {
            return scope;
        }

        var value = pair.Value is null ? global?.ValueOf(pair.Name) : scope.Expand(instruction.RawOf(pair), escape);
        return scope.With(new Variable(pair.Name, value, IsEnv: false, instruction));
    }

    private int IndexOf(int start)
    {
        var (low, high) = (0, file.Instructions.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = file.Instructions[middle].Span.Start <= start ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
