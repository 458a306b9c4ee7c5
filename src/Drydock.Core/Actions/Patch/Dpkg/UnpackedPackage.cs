namespace Drydock.Core.Actions.Patch.Dpkg;

/// <summary>A package to be installed: its control files, and its files in the order of its archive. <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb.5.en.html"/></summary>
/// <param name="Control">Files of the control member by name, <c>control</c> among them.</param>
/// <param name="Entries">Contents of files wait in the draft's spool or in memory.</param>
public sealed record UnpackedPackage(IReadOnlyDictionary<string, ControlMember> Control, IReadOnlyList<UnpackedEntry> Entries)
{
    private ControlFields? fields;

    /// <summary>The paragraph of the file <c>control</c>.</summary>
    public ControlFields Fields => fields ??= ControlFields.Parse(DpkgText.Read(Control["control"].Bytes.Span)).FirstOrDefault() ?? new ControlFields();

    public string Name => Fields["Package"];

    public string Version => Fields["Version"];

    public string Architecture => Fields["Architecture"];
}
