namespace Drydock.Core.Advisories.Scoring;

/// <summary>The metrics of a version 4.0 vector as they count: modified ones in place of base ones, and the worst where nothing is defined. Each is a level, 0 for the most severe.</summary>
internal sealed class Cvss4Metrics
{
    public Cvss4Metrics(CvssVector vector)
    {
        Exploit = [vector.Modified("AV", "MAV"), vector.Modified("PR", "MPR"), vector.Modified("UI", "MUI")];
        Complexity = [vector.Modified("AC", "MAC"), vector.Modified("AT", "MAT")];
        Vulnerable =
        [
            vector.Modified("VC", "MVC"), vector.Modified("VI", "MVI"), vector.Modified("VA", "MVA"),
            Worst(vector["CR"]), Worst(vector["IR"]), Worst(vector["AR"]),
        ];
        Subsequent = [Safety(vector.Modified("SC", "MSC")), Safety(vector.Modified("SI", "MSI")), Safety(vector.Modified("SA", "MSA"))];
        Maturity = Worst(vector["E"]);
    }

    /// <summary>AV, PR, UI.</summary>
    public int[] Exploit { get; }

    /// <summary>AC, AT.</summary>
    public int[] Complexity { get; }

    /// <summary>VC, VI, VA, CR, IR, AR.</summary>
    public int[] Vulnerable { get; }

    /// <summary>SC, SI, SA, where 0 is safety, which only modified metrics can have.</summary>
    public int[] Subsequent { get; }

    /// <summary>E.</summary>
    public int Maturity { get; }

    public bool HasNoImpact => Vulnerable[0] == 2 && Vulnerable[1] == 2 && Vulnerable[2] == 2 && Subsequent.All(s => s == 3);

    /// <summary>Tables 24 to 29.</summary>
    public Cvss4MacroVector MacroVector => new(Eq1, Complexity[0] == 0 && Complexity[1] == 0 ? 0 : 1, Eq36, Eq4, Maturity);

    private int Eq1 => Exploit.All(e => e == 0) ? 0 : Exploit[0] != 3 && Exploit.Any(e => e == 0) ? 1 : 2;

    private int Eq36
    {
        get
        {
            var isRequired = Enumerable.Range(0, 3).Any(i => Vulnerable[i] == 0 && Vulnerable[i + 3] == 0);
            var eq3 = Vulnerable[0] == 0 && Vulnerable[1] == 0 ? 0 : Vulnerable[0] == 0 || Vulnerable[1] == 0 || Vulnerable[2] == 0 ? 1 : 2;
            return eq3 == 2 ? 4 : (eq3 * 2) + (isRequired ? 0 : 1);
        }
    }

    private int Eq4 => Subsequent[1] == 0 || Subsequent[2] == 0 ? 0 : Subsequent.Any(s => s == 1) ? 1 : 2;

    /// <summary>"Not defined" comes first and counts as the value after it.</summary>
    private static int Worst(int value) => Math.Max(value - 1, 0);

    /// <summary>H, L, N, S to S, H, L, N.</summary>
    private static int Safety(int value) => (value + 1) % 4;
}
