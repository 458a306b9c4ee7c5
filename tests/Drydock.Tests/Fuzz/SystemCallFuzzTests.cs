using Drydock.Core.Actions.Kit;

namespace Drydock.Tests.Fuzz;

/// <summary>Spoiled programs: a list of system calls, never an exception.</summary>
public sealed class SystemCallFuzzTests
{
    private const double Seconds = 3;

    /// <summary>A decoded instruction is larger than the bytes it was made of.</summary>
    private const int AllocationFactor = 1024;

    [Fact]
    public void Spoiled_programs_are_walked_over() => Fuzzer.Run("systemcalls", Find, [File.ReadAllBytes("/bin/true")], Seconds, AllocationFactor);

    private static void Find(ReadOnlySpan<byte> input)
    {
        var finder = new SystemCallFinder();
        finder.TakeLibrary("lib/libc.so.6", input);
        finder.Take("bin/program", input);
        Assert.NotEmpty(finder.Result().Names);
    }
}
