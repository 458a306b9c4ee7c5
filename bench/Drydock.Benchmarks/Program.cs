using Drydock.Benchmarks;

return args switch
{
    ["floor", var layout] => await Floor.RunAsync(layout),
    ["tiny-files", var file, var count] => TinyFiles.Write(file, int.Parse(count)),
    ["match", var database, var sbom] => Match.Run(database, sbom),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: drydock-bench floor LAYOUT           time for inflating and hashing the layers, and nothing else");
    Console.Error.WriteLine("       drydock-bench tiny-files FILE COUNT  an oci-archive with one layer of COUNT files of one byte");
    Console.Error.WriteLine("       drydock-bench match DATABASE SBOM    time for opening a database and matching the packages of an SBOM");
    return 2;
}
