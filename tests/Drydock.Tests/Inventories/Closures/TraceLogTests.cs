using System.Text;
using Drydock.Core.Inventories.Closures;

namespace Drydock.Tests.Inventories.Closures;

/// <summary>What a run used, from the logs of several tools.</summary>
public sealed class TraceLogTests
{
    [Fact]
    public void Strace_tells_what_was_opened_and_not_what_was_missing() => Assert.Equal(
        ["/app/lib/x.js", "/etc/hosts", "/usr/bin/node"],
        Read("""
            12 execve("/usr/bin/node", ["node"], 0x7ffd /* 9 vars */) = 0
            12 openat(AT_FDCWD, "/etc/missing", O_RDONLY) = -1 ENOENT (No such file or directory)
            [pid    13] openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3
            12 openat(AT_FDCWD</app>, "lib/x.js", O_RDONLY) = 4</app/lib/x.js>
            12 +++ exited with 0 +++
            """));

    [Fact]
    public void Of_a_container_only_what_its_own_processes_did_counts() => Assert.Equal(
        ["/app/main", "/etc/in-child", "/etc/in-thread"],
        Read("""
            10 openat(AT_FDCWD, "/etc/of-the-host", O_RDONLY) = 3
            10 clone(child_stack=NULL, flags=SIGCHLD) = 11
            11 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_THREAD) = 12
            12 pivot_root(".", ".") = 0
            11 execve("/app/main", ["main"], 0x1 /* 2 vars */) = 0
            12 openat(AT_FDCWD, "/etc/in-thread", O_RDONLY) = 5
            11 clone(child_stack=NULL, flags=SIGCHLD) = 20
            20 openat(AT_FDCWD, "/etc/in-child", O_RDONLY) = 3
            10 openat(AT_FDCWD, "/etc/of-the-host-2", O_RDONLY) = 3
            """));

    [Fact]
    public void Lists_of_fanotify_and_lines_of_falco_are_read() => Assert.Equal(
        ["/etc/falco", "/etc/fatrace", "/usr/bin/app", "/var/plain"],
        Read("""
            /var/plain
            nginx(123): RO /etc/fatrace
            {"output":"x","output_fields":{"fd.name":"/etc/falco","proc.exepath":"/usr/bin/app","evt.type":"openat"}}
            {"output":"cut off","output_fie
            """));

    private static string[] Read(string log) => [.. TraceLog.Read(Encoding.UTF8.GetBytes(log))];
}
