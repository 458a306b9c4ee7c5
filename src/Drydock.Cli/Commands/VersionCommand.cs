using System.CommandLine;
using Drydock.Core.Advisories.Versions;
using Drydock.Oci.Content;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock version compare|satisfies</c></summary>
internal static class VersionCommand
{
    private const string Schemes = "Whose versions they are: a purl type (deb, rpm, apk, alpm, npm, pypi, gem, maven, nuget, golang, composer, cargo, hex, pub, cran, hackage, ...), semver, portage or generic";

    public static Command Create(Surroundings surroundings) => new("version", "Compare versions as their package managers do") { Compare(surroundings), Satisfies(surroundings) };

    private static Command Compare(Surroundings surroundings)
    {
        var scheme = new Argument<string>("SCHEME") { Description = Schemes };
        var left = new Argument<string>("A") { Description = "A version; '-' reads lines 'A B' from standard input instead, and answers each with a line" };
        var right = new Argument<string?>("B") { Description = "Another version", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("compare", "Print '<', '=' or '>', as version A is older than, the same as or newer than version B; the exit code is 0 whatever the answer is") { scheme, left, right };
        command.SetAction(async (result, cancel) =>
        {
            var order = Find(result.GetRequiredValue(scheme));
            await AnswerAsync(result, (left, right), surroundings, (line, from) => CompareLine(order, line, from), cancel);
            return ExitCodes.Pass;
        });
        return command;
    }

    private static Command Satisfies(Surroundings surroundings)
    {
        var scheme = new Argument<string>("SCHEME") { Description = Schemes };
        var version = new Argument<string>("VERSION") { Description = "A version; '-' reads lines 'VERSION RANGE' from standard input instead, and answers each with a line" };
        var range = new Argument<string?>("RANGE") { Description = "A range in the syntax of its package manager, or a vers: URI", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("satisfies", "Print 'true' or 'false', as the package manager would take VERSION for RANGE or not; the exit code is 0 whatever the answer is") { scheme, version, range };
        command.SetAction(async (result, cancel) =>
        {
            var type = result.GetRequiredValue(scheme);
            Find(type);
            await AnswerAsync(result, (version, range), surroundings, (line, from) => SatisfiesLine(type, line, from), cancel);
            return ExitCodes.Pass;
        });
        return command;
    }

    /// <summary>One answer for two arguments, or one for each line of standard input.</summary>
    private static async Task AnswerAsync(ParseResult result, (Argument<string> First, Argument<string?> Second) arguments, Surroundings surroundings, Func<(string, string), string, string> answer, CancellationToken cancel)
    {
        var (first, second) = (result.GetRequiredValue(arguments.First), result.GetValue(arguments.Second));
        if (first == "-" && second is null)
        {
            await LineAnswers.WriteAsync(surroundings, (line, number) => answer(Cut(line, arguments.First.Name, arguments.Second.Name, number), $"line {number} of standard input"), cancel);
            return;
        }

        if (second is null)
        {
            throw new DrydockException(ErrorCodes.BadArgument, $"Reading the arguments failed: {arguments.Second.Name} is missing after '{first}'.", "Give both, or '-' alone to read lines from standard input.");
        }

        await result.InvocationConfiguration.Output.WriteLineAsync(answer((first, second), "the arguments").AsMemory(), cancel);
    }

    private static (string First, string Second) Cut(string line, string first, string second, int number)
    {
        var text = line.Trim();
        var blank = text.AsSpan().IndexOfAny(' ', '\t');
        return blank > 0 ? (text[..blank], text[blank..].TrimStart()) : throw new DrydockException(
            ErrorCodes.BadArgument, $"Reading line {number} of standard input failed: '{text}' is not '{first} {second}', two words with a blank between.", "Correct that line; those before it were answered.");
    }

    private static string CompareLine(IVersionScheme order, (string Left, string Right) line, string from) =>
        line.Right.AsSpan().ContainsAny(' ', '\t')
            ? throw new DrydockException(ErrorCodes.BadArgument, $"Comparing the versions of {from} failed: '{line.Right}' is more than one version.", "A version has no blanks.")
            : order.Compare(line.Left, line.Right) switch { < 0 => "<", 0 => "=", _ => ">" };

    private static string SatisfiesLine(string scheme, (string Version, string Range) line, string from) =>
        VersionRanges.TrySatisfies(scheme, line.Version, line.Range, out var isSatisfied, out var problem)
            ? isSatisfied ? "true" : "false"
            : throw new DrydockException(ErrorCodes.BadArgument, $"Reading the range '{line.Range}' of {from} failed: {problem}.", $"Write it as {VersionSchemes.Find(scheme)!.Info.Title} have it, or as a vers: URI.");

    private static IVersionScheme Find(string scheme) => VersionSchemes.Find(scheme) ?? throw new DrydockException(
        ErrorCodes.BadArgument, $"Looking for the version scheme '{scheme}' failed: there is none of that name.", $"These are known: {string.Join(", ", VersionSchemes.All.Select(s => s.Info.Id))}.");
}
