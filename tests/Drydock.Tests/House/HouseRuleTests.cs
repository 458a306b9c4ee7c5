using System.Text.RegularExpressions;

namespace Drydock.Tests.House;

/// <summary>How we write, checked on our own sources.</summary>
public sealed partial class HouseRuleTests
{
    /// <summary>Docker's own word for a program that keeps passwords.</summary>
    private static readonly string[] ForeignTerms = ["CredentialHelper", "CredentialHelperTests"];

    private static readonly string[] BannedParts =
        ["Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Service", "Services", "Processor", "Data", "Base", "Impl"];

    /// <summary>Closed unions: the base and its cases are one thing.</summary>
    private static readonly string[] Unions = ["src/Drydock.Core/Inventories/FactBody.cs", "src/Drydock.Core/Dockerfiles/Shell/ShellCommand.cs", "src/Drydock.Core/Dockerfiles/Shell/WordPart.cs"];

    /// <summary>The top of the program, where every error ends; and a slot of the registry that must be given back before the error goes on.</summary>
    private static readonly string[] BroadCatches = ["src/Drydock.Cli/Application.cs", "src/Drydock.Oci/Stores/RegistryStore.cs"];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Assert.Empty(SourceFile.Code.Where(f => f.Lines.Length > 400).Select(f => $"{f.Path}: {f.Lines.Length}"));

    [Fact]
    public void Half_of_the_files_have_at_most_80_lines_and_nine_in_ten_less_than_250()
    {
        var lengths = SourceFile.Product.Select(f => f.Lines.Length).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, 80);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, 249);
    }

    [Fact]
    public void A_file_holds_one_type_and_is_named_for_it() =>
        Assert.Empty(SourceFile.Code.Where(f => f.Name != "Program" && !(f.Types.Count == 1 || Unions.Contains(f.Path)) || f.Name != (f.Types.Count > 0 ? f.Types[0] : "Program"))
            .Select(f => $"{f.Path}: {string.Join(", ", f.Types)}"));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(SourceFile.Code.SelectMany(f => f.Types).Except(ForeignTerms), t => WordPattern().Matches(t).Any(w => BannedParts.Contains(w.Value)));

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(Places(SourceFile.All, LaterPattern()));

    [Fact]
    public void Every_exception_is_caught_in_two_files_only() =>
        Assert.Equal(BroadCatches, SourceFile.Product.Where(f => f.Places(BroadCatchPattern()).Any()).Select(f => f.Path));

    [Fact]
    public void No_test_is_skipped() => Assert.Empty(Places(SourceFile.Code, SkipPattern()));

    [Fact]
    public void Nothing_names_a_machine_it_was_written_on() => Assert.Empty(Places(SourceFile.All, MachinePattern()));

    [Fact]
    public void What_is_switched_off_has_its_reason()
    {
        string[] settings = [.. File.ReadLines(Path.Join(Repository.Root, ".editorconfig"))];
        var silent = settings.Index().Where(l => l.Item.EndsWith("severity = none", StringComparison.Ordinal) && !settings[l.Index - 1].StartsWith("# ", StringComparison.Ordinal));
        Assert.Empty(silent.Select(l => l.Item));
        var projects = SourceFile.All.Where(f => f.Path.EndsWith("proj", StringComparison.Ordinal) || f.Path.EndsWith("props", StringComparison.Ordinal));
        Assert.Empty(projects.SelectMany(f => f.Lines.Index().Where(l => l.Item.Contains("<NoWarn", StringComparison.Ordinal) && !f.Lines[l.Index - 1].Contains("-->", StringComparison.Ordinal)).Select(l => $"{f.Path}: {l.Item}")));
        Assert.Empty(Places(SourceFile.Code, SilentPragmaPattern()));
    }

    [Fact]
    public void Oci_has_no_security_words() =>
        Assert.Empty(Places(SourceFile.Product.Where(f => f.Path.StartsWith("src/Drydock.Oci/", StringComparison.Ordinal)), SecurityPattern()));

    [Fact]
    public void The_map_fits_in_250_lines() =>
        Assert.InRange(File.ReadLines(Path.Join(Repository.Root, "ARCHITECTURE.md")).Count(), 1, 250);

    private static IEnumerable<string> Places(IEnumerable<SourceFile> files, Regex pattern) => files.SelectMany(f => f.Places(pattern));

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|NotImplemented[E]xception)\b")]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"\bcatch\s*(\(Exception(\s+\w+)?\))?\s*(\{|$)")]
    private static partial Regex BroadCatchPattern();

    [GeneratedRegex(@"\bSkip\s*=\s*[""n]")]
    private static partial Regex SkipPattern();

    [GeneratedRegex(@"/([h]ome/\w+|[U]sers|[w]ork)/\w")]
    private static partial Regex MachinePattern();

    [GeneratedRegex(@"#pragma warning disable [\w, ]+$")]
    private static partial Regex SilentPragmaPattern();

    [GeneratedRegex(@"vulnerab|\bcve\b|advisor|severity|\bfindings?\b|malware|exploit|verdict", RegexOptions.IgnoreCase)]
    private static partial Regex SecurityPattern();
}
