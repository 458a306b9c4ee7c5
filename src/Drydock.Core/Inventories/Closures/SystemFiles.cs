namespace Drydock.Core.Inventories.Closures;

/// <summary>What is known of files by where they stand, whatever the distribution.</summary>
internal static class SystemFiles
{
    private static readonly HashSet<string> Shells = new(StringComparer.Ordinal) { "sh", "bash", "dash", "ash", "rbash", "ksh", "mksh", "zsh", "csh", "tcsh", "fish", "busybox" };

    /// <summary>Kept for every image that has them: accounts, names, networks, the loader, and what the system is.</summary>
    public static readonly string[] Basics =
    [
        "etc/passwd", "etc/group", "etc/shadow", "etc/gshadow", "etc/hosts", "etc/hostname", "etc/resolv.conf", "etc/nsswitch.conf", "etc/services", "etc/protocols", "etc/host.conf", "etc/gai.conf",
        "etc/networks", "etc/mtab", "etc/localtime", "etc/timezone", "etc/os-release", "usr/lib/os-release", "etc/debian_version", "etc/alpine-release", "etc/redhat-release", "etc/lsb-release", "etc/issue",
        "etc/ld.so.cache", "etc/ld.so.conf", "etc/machine-id", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "var/run", "var/lock",
    ];

    /// <summary>Folders kept whole: the loader's settings and what says which packages there are.</summary>
    public static readonly string[] BasicFolders =
    [
        "etc/ld.so.conf.d", "lib/apk/db", "usr/lib/apk/db", "etc/apk", "var/lib/rpm", "usr/lib/sysimage/rpm", "var/lib/rpmmanifest", "var/lib/chisel", "var/lib/dpkg/status.d",
    ];

    private static readonly string[] UnusedFolders =
    [
        "usr/share/doc/", "usr/share/man/", "usr/share/info/", "usr/share/locale/", "usr/share/lintian/", "usr/share/bash-completion/", "usr/share/zsh/", "usr/share/fish/", "usr/share/bug/", "usr/share/menu/",
        "usr/share/applications/", "usr/share/pixmaps/", "usr/share/icons/", "usr/share/doc-base/", "usr/share/debconf/", "usr/share/initramfs-tools/", "usr/share/apport/", "usr/share/metainfo/", "usr/share/gdb/",
        "usr/share/pkgconfig/", "usr/share/aclocal/", "usr/share/polkit-1/", "usr/share/i18n/", "usr/share/vim/", "usr/share/emacs/", "usr/share/keyrings/", "usr/share/systemtap/", "usr/share/gtk-doc/", "usr/share/help/",
        "usr/lib/systemd/", "usr/lib/tmpfiles.d/", "usr/lib/sysusers.d/", "usr/lib/udev/", "usr/lib/modules-load.d/", "usr/lib/sysctl.d/", "usr/lib/debug/", "usr/lib/init/", "lib/systemd/", "lib/udev/", "usr/include/",
        "etc/init.d/", "etc/rc0.d/", "etc/rc1.d/", "etc/rc2.d/", "etc/rc3.d/", "etc/rc4.d/", "etc/rc5.d/", "etc/rc6.d/", "etc/rcS.d/", "etc/cron", "etc/logrotate.d/", "etc/systemd/", "etc/default/", "etc/apt/", "etc/dpkg/",
        "etc/bash_completion.d/", "etc/ufw/", "etc/apparmor.d/", "etc/kernel/", "etc/init/", "etc/insserv", "etc/update-motd.d/", "etc/skel/", "etc/xdg/", "etc/X11/", "etc/pam.d/", "var/lib/dpkg/", "var/lib/apt/",
        "var/cache/apt/", "var/cache/debconf/", "var/lib/systemd/", "var/lib/ucf/", "var/lib/pam/",
    ];

    /// <summary>Folders in which many packages put files: naming one means none of them.</summary>
    private static readonly HashSet<string> SharedFolders = new(StringComparer.Ordinal)
    {
        "usr/bin", "usr/sbin", "usr/lib", "usr/lib32", "usr/lib64", "usr/libexec", "usr/share", "usr/local", "usr/include", "usr/src", "usr/local/bin", "usr/local/sbin", "usr/local/lib", "usr/local/share",
        "usr/lib/locale", "usr/share/java", "usr/share/nodejs", "usr/lib/nodejs", "usr/share/javascript", "usr/lib/python3", "usr/lib/python3/dist-packages", "usr/lib/ruby", "usr/lib/ruby/vendor_ruby", "usr/share/perl5",
        "usr/lib/perl5", "usr/share/rubygems-integration", "usr/share/rubygems-integration/all", "usr/share/php", "usr/lib/php", "usr/lib/jvm", "usr/share/zoneinfo", "usr/share/mime", "usr/share/fonts", "usr/share/locale",
        "var/lib", "var/cache", "var/log", "var/run", "var/tmp", "var/spool", "var/backups", "run/lock", "etc/alternatives", "etc/ssl", "etc/default", "etc/init.d", "usr/share/ca-certificates", "dev/shm",
    };

    /// <summary>Libraries of languages, of which edges choose what is used.</summary>
    private static readonly string[] ChosenFolders =
    [
        "usr/lib/python", "usr/share/python", "usr/local/lib/python", "usr/share/nodejs/", "usr/lib/nodejs/", "usr/lib/ruby/", "usr/share/ruby", "usr/share/perl", "usr/lib/perl", "usr/lib/jvm/", "usr/share/java/", "usr/lib/php/",
        "usr/share/php/", "usr/share/zoneinfo/", "usr/lib/locale/", "usr/lib/apache2/modules/", "etc/apache2/mods-available/", "usr/lib/ssl/", "usr/share/javascript/", "usr/share/gcc", "usr/lib/gcc/", "usr/lib/dotnet/",
        "usr/share/dotnet/", "usr/lib/node_modules/", "usr/share/maven-repo/",
    ];

    private static readonly string[] ChosenNames = ["/perl/", "/perl5/", "/perl-base/", "/ruby/", "/gconv/"];

    /// <summary>Whether a file or folder is of a language's libraries: edges for that language choose what stays of them.</summary>
    public static bool IsChosen(string path) =>
        Array.Exists(ChosenFolders, c => $"{path}/".StartsWith(c, StringComparison.Ordinal)) || Array.Exists(ChosenNames, c => $"{path}/".Contains(c, StringComparison.Ordinal));

    public static bool IsShell(string name) => Shells.Contains(name);

    public static bool IsLibc(string name) => name is "libc.so.6" or "libc.so" || name.StartsWith("ld-linux", StringComparison.Ordinal) || name.StartsWith("ld-musl-", StringComparison.Ordinal) || name.StartsWith("libc.musl-", StringComparison.Ordinal);

    /// <summary>Written by package managers and about accounts: what these name is not used by naming it.</summary>
    public static bool IsBookkeeping(string path) =>
        path.StartsWith("var/lib/dpkg/", StringComparison.Ordinal) || path.StartsWith("var/lib/apt/", StringComparison.Ordinal) || path.StartsWith("lib/apk/", StringComparison.Ordinal) || path.StartsWith("etc/apt/", StringComparison.Ordinal)
        || path.StartsWith("usr/share/doc/", StringComparison.Ordinal) || path is "var/lib/dpkg" or "var/lib/apt" or "etc/apt" or "usr/share/doc" or "etc/passwd" or "etc/shells";

    /// <summary>Documentation, translations, and settings of programs that a container does not have.</summary>
    public static bool IsUnused(string path) => Array.Exists(UnusedFolders, f => path.StartsWith(f, StringComparison.Ordinal));

    public static bool IsShared(string folder) => SharedFolders.Contains(folder) || PathIndex.NameOf(folder) == "gconv" || (PathIndex.NameOf(folder).Contains("-linux-", StringComparison.Ordinal) && PathIndex.FolderOf(folder) is "lib" or "usr/lib" or "usr/local/lib");
}
