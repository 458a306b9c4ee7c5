using System.Diagnostics;
using Drydock.Core.Advisories.Matching;
using Drydock.Core.Advisories.Storage;
using Drydock.Core.Inventories.Sboms;
using Drydock.Oci.Content;

namespace Drydock.Benchmarks;

/// <summary>Opens a database and matches the packages of an SBOM, again and again: what is left is neither start-up nor reading the image.</summary>
internal static class Match
{
    private const int Rounds = 20;

    public static int Run(string database, string sbom)
    {
        var inventory = SbomInventory.Read(File.ReadAllBytes(sbom), sbom, Limits.Default).Inventory;
        var times = new List<double>();
        var processor = new List<double>();
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            using var opened = AdvisoryDatabase.Open(database, new DateOnly(2026, 11, 21))!;
            found = new Matcher(opened, withTexts: false, new DateOnly(2026, 11, 21)).Match(inventory).Vulnerabilities.Length;
            times.Add(watch.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        Console.WriteLine($"{inventory.Packages.Length} packages, {found} vulnerabilities: first {times[0]:0.0} ms, median of the rest {times.Skip(1).Order().ElementAt((Rounds - 1) / 2):0.0} ms, best {times.Min():0.0} ms; processor time, median {processor.Skip(1).Order().ElementAt((Rounds - 1) / 2):0.0} ms");
        return 0;
    }
}
