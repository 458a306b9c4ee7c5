namespace Drydock.Tests.House;

/// <summary>UPDATE_DOCS=1 rewrites the pages instead of comparing them.</summary>
public sealed class GeneratedPageTests
{
    public static TheoryData<string> Paths() => [.. GeneratedPage.All.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_generated_page_is_up_to_date(string path)
    {
        var file = Path.Join(Repository.Root, path);
        var text = GeneratedPage.All.Single(p => p.Path == path).Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{path} is missing: run UPDATE_DOCS=1 ./test GeneratedPage");
        Assert.True(text == File.ReadAllText(file), $"{path} is behind the code: run UPDATE_DOCS=1 ./test GeneratedPage");
    }
}
