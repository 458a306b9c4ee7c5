using System.Collections.Frozen;

namespace Drydock.Oci.Stores;

/// <summary>
/// File systems that the kernel makes up: what they show is the running machine, not the image.
/// <see href="https://man7.org/linux/man-pages/man2/statfs.2.html"/>
/// </summary>
internal static class KernelFileSystems
{
    private static readonly FrozenSet<long> Magic = new long[]
    {
        0x9FA0, // proc
        0x62656572, // sysfs
        0x1CD1, // devpts
        0x27E0EB, // cgroup
        0x63677270, // cgroup2
        0x64626720, // debugfs
        0x74726163, // tracefs
        0x73636673, // securityfs
        0xCAFE4A11, // bpf
        0x19800202, // mqueue
        0x958458F6, // hugetlbfs
        0x62656570, // configfs
        0x6165676C, // pstore
        0x65735543, // fusectl
        0x42494E4D, // binfmt_misc
        0xDE5E81E4, // efivarfs
        0xF97CFF8C, // selinuxfs
        0x6E736673, // nsfs
    }.ToFrozenSet();

    public static bool Contains(long magic) => Magic.Contains(magic);
}
