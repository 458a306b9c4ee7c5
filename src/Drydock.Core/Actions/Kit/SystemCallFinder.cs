using System.Collections.Immutable;

namespace Drydock.Core.Actions.Kit;

/// <summary>
/// Puts together what the files of an image can ask of the kernel: first the C library is to be taken, then everything else, then the result asked for.
/// May be called from several threads once the library was taken.
/// </summary>
internal sealed class SystemCallFinder
{
    /// <summary>What a runtime still does between loading the profile and starting the program, and what every program does.</summary>
    private static readonly string[] Start =
    [
        .. """
            access arch_prctl brk capget capset chdir clone close close_range dup dup2 dup3 epoll_create1 epoll_ctl epoll_pwait eventfd2 execve exit exit_group faccessat faccessat2 fchdir fcntl fstat fstatfs futex getcwd getdents64
            getegid geteuid getgid getpgrp getpid getppid getrandom gettid getuid ioctl lseek madvise mmap mprotect munmap nanosleep clock_nanosleep newfstatat openat openat2 pipe2 prctl pread64 prlimit64 read readlink readlinkat
            restart_syscall rseq rt_sigaction rt_sigprocmask rt_sigreturn sched_getaffinity sched_yield set_robust_list set_tid_address setgid setgroups setsid setuid sigaltstack stat statx tgkill tkill umask uname wait4 waitid write writev
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>Calls that take each other's place: a library that finds one missing asks with the other, and newer ones of the same kind follow.</summary>
    private static readonly string[][] Kin =
    [
        ["open", "openat", "creat"], ["stat", "lstat", "fstat", "newfstatat", "statx"], ["poll", "ppoll"], ["select", "pselect6"], ["epoll_wait", "epoll_pwait", "epoll_pwait2"], ["accept", "accept4"], ["dup2", "dup3"],
        ["pipe", "pipe2"], ["eventfd", "eventfd2"], ["signalfd", "signalfd4"], ["inotify_init", "inotify_init1"], ["epoll_create", "epoll_create1"], ["getdents", "getdents64"], ["rename", "renameat", "renameat2"],
        ["chmod", "fchmodat", "fchmodat2"], ["mkdir", "mkdirat"], ["unlink", "unlinkat", "rmdir"], ["fork", "vfork", "clone"], ["preadv", "preadv2"], ["pwritev", "pwritev2"], ["recvmsg", "recvmmsg"], ["sendmsg", "sendmmsg"],
        ["time", "gettimeofday", "clock_gettime"], ["getcpu", "sched_getcpu"], ["readlink", "readlinkat"], ["symlink", "symlinkat"], ["link", "linkat"], ["chown", "fchownat", "lchown"], ["access", "faccessat", "faccessat2"],
    ];

    private readonly Lock gate = new();
    private readonly HashSet<uint> calls = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly SortedSet<string> unsure = new(StringComparer.Ordinal);
    private readonly List<LibraryGraph> libraries = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private bool hasOther;

    /// <summary>Whether a file is to be taken before all others.</summary>
    public static bool IsLibrary(string path) => path[(path.LastIndexOf('/') + 1)..] is var name && (name.StartsWith("libc.so", StringComparison.Ordinal) || (name.StartsWith("libc-2.", StringComparison.Ordinal) && name.EndsWith(".so", StringComparison.Ordinal)));

    /// <summary>Looks at the C library.</summary>
    public void TakeLibrary(string path, ReadOnlySpan<byte> bytes)
    {
        if (ElfCode.TryRead(bytes, out var code) && LibraryGraph.Of(bytes, code) is { } graph)
        {
            libraries.Add(graph);
            names.UnionWith(graph.Names);
        }
        else
        {
            Take(path, bytes);
        }
    }

    /// <summary>Looks at a program or a library; what is none is passed over.</summary>
    public void Take(string path, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("\u007fELF"u8))
        {
            return;
        }

        if (!ElfCode.TryRead(bytes, out var code))
        {
            lock (gate)
            {
                hasOther = true;
            }

            return;
        }

        var facts = CodeScanner.Scan(bytes, code);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        if (facts.Taken.Contains("dlsym") || facts.Taken.Contains("dlvsym"))
        {
            code.TakeTexts(names, texts);
        }

        lock (gate)
        {
            calls.UnionWith(facts.Calls);
            taken.UnionWith(facts.Taken);
            taken.UnionWith(texts);
            if (facts.IsGo)
            {
                unsure.Add($"'{path}' is a Go program, which makes system calls by numbers that its code computes");
            }
            else if (facts.HasOpenRequest)
            {
                unsure.Add($"'{path}' calls syscall(2) with a number that its code computes");
            }
            else if (facts.HasOpenCall)
            {
                unsure.Add($"'{path}' makes a system call whose number its code computes");
            }
        }
    }

    /// <summary>What all of them can ask for.</summary>
    public SystemCallSet Result()
    {
        if (hasOther && calls.Count == 0 && libraries.Count == 0)
        {
            return SystemCallSet.Broad("the programs are for another processor than x86-64");
        }

        if (unsure.Count > 0)
        {
            return SystemCallSet.Broad(unsure);
        }

        var found = libraries.SelectMany(l => l.Reached(taken)).Concat(calls).Select(SystemCalls.NameOf).OfType<string>().Concat(Start).ToHashSet(StringComparer.Ordinal);
        foreach (var kin in Kin.Where(k => k.Any(found.Contains)))
        {
            found.UnionWith(kin);
        }

        return new SystemCallSet([.. found.Where(n => SystemCalls.IsKnown(n) && !SystemCalls.Refused.Contains(n)).Order(StringComparer.Ordinal)], []);
    }
}
