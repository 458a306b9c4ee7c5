namespace Drydock.Core.Inventories.Languages;

/// <summary>What the literals of a gem's specification say. Read line by line: RubyGems writes one statement a line.</summary>
internal sealed class Gemspec
{
    private readonly List<string> runtime = [];
    private readonly List<string> plain = [];
    private readonly HashSet<string> development = new(StringComparer.Ordinal);

    private Gemspec()
    {
    }

    public bool IsSpecification { get; private set; }

    public string Name { get; private set; } = "";

    public string Version { get; private set; } = "";

    public string Platform { get; private set; } = "ruby";

    public List<string> Licenses { get; private set; } = [];

    /// <summary>Where both forms stand, the plain one is for a RubyGems of long ago and holds the development dependencies too.</summary>
    public IEnumerable<string> Requires => (runtime.Count > 0 ? runtime : plain.Where(n => !development.Contains(n))).Distinct(StringComparer.Ordinal);

    public static Gemspec Read(string ruby)
    {
        var spec = new Gemspec();
        foreach (var line in ruby.AsSpan().EnumerateLines())
        {
            spec.ReadLine(line.Trim());
        }

        return spec;
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("# stub: ", StringComparison.Ordinal))
        {
            ReadStub(line["# stub: ".Length..].ToString());
        }
        else if (line.StartsWith("Gem::Specification.new", StringComparison.Ordinal) || line.Contains("= Gem::Specification.new", StringComparison.Ordinal))
        {
            IsSpecification = true;
        }
        else if (IsSpecification && TryTakeReceiver(ref line))
        {
            ReadStatement(line);
        }
    }

    /// <summary>RubyGems repeats the essentials in a comment, to read it fast: <c># stub: nokogiri 1.13.10 x86_64-linux lib</c>.</summary>
    private void ReadStub(string stub)
    {
        var words = stub.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 3)
        {
            (Name, Version, Platform) = (words[0], words[1], words[2]);
        }
    }

    /// <summary>Takes <c>s.</c> or <c>spec.</c> off the front.</summary>
    private static bool TryTakeReceiver(ref ReadOnlySpan<char> line)
    {
        var dot = line.IndexOf('.');
        if (dot < 1)
        {
            return false;
        }

        foreach (var c in line[..dot])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        line = line[(dot + 1)..];
        return true;
    }

    private void ReadStatement(ReadOnlySpan<char> statement)
    {
        var end = statement.IndexOfAny(" =(");
        if (end < 1)
        {
            return;
        }

        var value = statement[end..].TrimStart(" =(");
        switch (statement[..end])
        {
            case "name":
                Name = RubyLiteral.First(value) ?? Name;
                break;
            case "version":
                Version = RubyLiteral.First(value) ?? Version;
                break;
            case "platform":
                Platform = RubyLiteral.First(value) ?? Platform;
                break;
            case "license" or "licenses":
                Licenses = RubyLiteral.All(value);
                break;
            case "add_runtime_dependency":
                AddFirst(runtime, value);
                break;
            case "add_dependency":
                AddFirst(plain, value);
                break;
            case "add_development_dependency":
                AddFirst(development, value);
                break;
            default:
                break;
        }
    }

    private static void AddFirst(ICollection<string> names, ReadOnlySpan<char> value)
    {
        if (RubyLiteral.First(value) is { Length: > 0 } name)
        {
            names.Add(name);
        }
    }
}
