using Drydock.Core.Inventories;

namespace Drydock.Tests.Inventories.Languages;

public sealed class PythonFolderTests
{
    [Fact]
    public void Each_copy_of_a_package_owns_the_files_listed_beside_it()
    {
        var package = new Package { Ecosystem = "pypi", Name = "Flask_Cors", Version = "4.0" };
        List<PlacedPackage> placed = [.. new[] { "a", "b" }.Select(venv => new PlacedPackage(package, Purl.Create("pypi", "", "flask-cors", "4.0"), $"{venv}/Flask_Cors-4.0.dist-info/METADATA", "python-package", 0))];
        List<Fact> facts = [.. new[] { "a", "b" }.Select(venv => new Fact($"{venv}/Flask_Cors-4.0.dist-info/RECORD", "python-files", new OwnedFilesFact("pypi", "flask-cors", FileList.Of([$"{venv}/flask_cors.py"]))))];
        PackageExtras.Attach(placed, facts, new FolderLinks([]));
        Assert.Equal(["a/flask_cors.py", "b/flask_cors.py"], placed.Select(p => p.Files.Paths().Single()));
    }
}
