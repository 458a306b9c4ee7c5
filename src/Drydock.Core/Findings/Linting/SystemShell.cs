namespace Drydock.Core.Findings.Linting;

/// <summary>What <c>/bin/sh</c> is in an image.</summary>
internal enum SystemShell
{
    Unknown,

    /// <summary>Of Debian and Ubuntu.</summary>
    Dash,

    /// <summary>Of BusyBox, so of Alpine.</summary>
    Ash,

    /// <summary>Of Fedora, its relatives, openSUSE and Arch.</summary>
    Bash,
}
