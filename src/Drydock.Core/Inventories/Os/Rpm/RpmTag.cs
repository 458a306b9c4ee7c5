namespace Drydock.Core.Inventories.Os.Rpm;

/// <summary>The tags of a package header that we read. <see href="https://rpm-software-management.github.io/rpm/manual/tags.html"/></summary>
internal static class RpmTag
{
    public const int SigMd5 = 261;
    public const int Sha1Header = 269;
    public const int Sha256Header = 273;
    public const int Name = 1000;
    public const int Version = 1001;
    public const int Release = 1002;
    public const int Epoch = 1003;
    public const int Vendor = 1011;
    public const int License = 1014;
    public const int Arch = 1022;
    public const int OldFileNames = 1027;
    public const int SourceRpm = 1044;
    public const int ProvideName = 1047;
    public const int RequireFlags = 1048;
    public const int RequireName = 1049;
    public const int RequireVersion = 1050;
    public const int ConflictFlags = 1053;
    public const int ConflictName = 1054;
    public const int ConflictVersion = 1055;
    public const int ProvideFlags = 1112;
    public const int ProvideVersion = 1113;
    public const int DirIndexes = 1116;
    public const int BaseNames = 1117;
    public const int DirNames = 1118;
    public const int ModularityLabel = 5096;
}
