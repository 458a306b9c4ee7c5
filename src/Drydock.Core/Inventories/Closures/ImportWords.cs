using System.Text.RegularExpressions;

namespace Drydock.Core.Inventories.Closures;

/// <summary>Finds what the source of a program in a scripting language loads. Reads more than a parser would (a name in a string counts), never less where the name stands in the text.</summary>
internal static partial class ImportWords
{
    private const int MaxImports = 5000;

    /// <summary>What files of these names import, by the end of the name; null for other languages.</summary>
    public static Func<string, (string[] Imports, bool IsDynamic)>? Reader(string name) => Path.GetExtension(name) switch
    {
        ".py" => Python,
        ".js" or ".mjs" or ".cjs" => Node,
        ".rb" or ".ru" or ".gemspec" => Ruby,
        ".pl" or ".pm" or ".ph" => Perl,
        _ => null,
    };

    /// <summary>Modules with leading dots for relative ones; <c>from a import b</c> gives <c>a</c> and <c>a.b</c>; dotted names in strings are candidates behind a <c>?</c>.</summary>
    public static (string[] Imports, bool IsDynamic) Python(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in PythonImport().Matches(text))
        {
            // A statement begins a line, or stands behind a colon or semicolon.
            var before = text.AsSpan(0, match.Index);
            before = before[(before.LastIndexOf('\n') + 1)..].TrimEnd(" \t");
            if (!before.IsEmpty && before[^1] is not (':' or ';'))
            {
                continue;
            }

            foreach (var item in match.Groups["names"].Value.Split(','))
            {
                Add(found, FirstWord(item));
            }
        }

        foreach (Match match in PythonFrom().Matches(text))
        {
            var module = match.Groups["module"].Value;
            Add(found, module);
            foreach (var item in match.Groups["names"].Value.Split(','))
            {
                if (FirstWord(item) is { Length: > 0 } name && name != "*")
                {
                    Add(found, module.EndsWith('.') ? module + name : $"{module}.{name}");
                }
            }
        }

        foreach (Match match in PythonLoad().Matches(text))
        {
            Add(found, match.Groups["name"].Value);
        }

        foreach (Match match in PythonDotted().Matches(text))
        {
            Add(found, "?" + match.Groups["name"].Value.Split(':')[0]);
        }

        foreach (Match match in FindLibrary().Matches(text))
        {
            Add(found, "lib:" + match.Groups["name"].Value);
        }

        return ([.. found], PythonDynamic().IsMatch(text));
    }

    public static (string[] Imports, bool IsDynamic) Node(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in NodeImport().Matches(text))
        {
            Add(found, match.Groups["name"].Value);
        }

        return ([.. found], NodeDynamic().IsMatch(text));
    }

    /// <summary>Features; those of <c>require_relative</c> begin with <c>./</c>, gems that a gem needs with <c>gem:</c>.</summary>
    public static (string[] Imports, bool IsDynamic) Ruby(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in RubyRequire().Matches(text))
        {
            Add(found, (match.Groups["kind"].Value == "require_relative" ? "./" : "") + match.Groups["name"].Value);
        }

        foreach (Match match in GemDependency().Matches(text))
        {
            Add(found, "gem:" + match.Groups["name"].Value);
        }

        return ([.. found], RubyDynamic().IsMatch(text));
    }

    /// <summary>Modules as paths: <c>Foo/Bar.pm</c>.</summary>
    public static (string[] Imports, bool IsDynamic) Perl(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in PerlUse().Matches(text))
        {
            Add(found, match.Groups["name"].Value.Replace("::", "/", StringComparison.Ordinal) + ".pm");
        }

        foreach (Match match in PerlFile().Matches(text))
        {
            Add(found, match.Groups["name"].Value);
        }

        return ([.. found], false);
    }

    private static void Add(HashSet<string> found, string name)
    {
        if (name.Length is > 0 and < 300 && found.Count < MaxImports)
        {
            found.Add(name);
        }
    }

    private static string FirstWord(string item) => item.Trim().Split(' ', '\t', '\n', '\r', '#', '\\')[0];

    [GeneratedRegex(@"\bimport[ \t]+(?<names>[\w., \t]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PythonImport();

    [GeneratedRegex(@"\bfrom[ \t]+(?<module>[\w.]+)[ \t]+import[ \t]*(\((?<names>[^)]{0,8000})\)|(?<names>(\\\r?\n|[^\n;]){0,2000}))", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PythonFrom();

    [GeneratedRegex(@"(__import__|import_module|lazy_import|LazyLoader)\(\s*['""](?<name>\.?[\w.]+)['""]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PythonLoad();

    [GeneratedRegex(@"['""](?<name>[A-Za-z_]\w{0,80}(\.[A-Za-z_]\w{0,80}){1,8}(:\w{1,80})?)['""]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PythonDotted();

    [GeneratedRegex(@"(__import__|import_module)\(\s*[^'""\s)]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PythonDynamic();

    [GeneratedRegex(@"find_library\(\s*['""](?<name>[\w+.-]+)['""]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FindLibrary();

    [GeneratedRegex(@"(\brequire\s*\(\s*|\brequire\.resolve\s*\(\s*|\bimport\s*\(\s*|\bfrom\s*|\bimport\s*|\bbindings\s*\(\s*)(?<q>['""`])(?<name>[^'""`\n$]{1,250})\k<q>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NodeImport();

    [GeneratedRegex(@"\b(require|import)\s*\(\s*[^'""`\s)]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NodeDynamic();

    [GeneratedRegex(@"\b(?<kind>require_relative|require|load|autoload\s*\(?\s*:\w+\s*,)[\s(]*['""](?<name>[\w./-]+)['""]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex RubyRequire();

    [GeneratedRegex(@"\badd_(runtime_)?dependency[\s(]*(%q<|['""])(?<name>[\w.-]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex GemDependency();

    [GeneratedRegex(@"\b(require|require_relative|autoload\s*\(?\s*:\w+\s*,)[ \t(]*([a-z@""'][^'""\n]*[#+]|[a-z@])", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex RubyDynamic();

    [GeneratedRegex(@"^[ \t]*(use|no|require)[ \t]+(?<name>[A-Z]\w*(::\w+)*|[a-z]\w*(::\w+)*)[ \t]*[;( '""qv0-9]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PerlUse();

    [GeneratedRegex(@"\b(require|do)[ \t(]*['""](?<name>[\w./-]+\.(pl|pm|ph))['""]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PerlFile();
}
