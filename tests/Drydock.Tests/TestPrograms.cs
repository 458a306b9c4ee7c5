using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Drydock.Tests;

/// <summary>The real programs that tests run, and the Debian package of each. A missing one fails the test; nothing is skipped.</summary>
internal static class TestPrograms
{
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["/usr/bin/python3"] = "python3-packaging",
        ["apt-get"] = "apt",
        ["apparmor_parser"] = "apparmor",
        ["bash"] = "bash",
        ["buildah"] = "buildah",
        ["chromium"] = "chromium",
        ["chroot"] = "coreutils",
        ["cp"] = "coreutils",
        ["createrepo_c"] = "createrepo-c",
        ["dash"] = "dash",
        ["debootstrap"] = "debootstrap",
        ["diff"] = "diffutils",
        ["docker-registry"] = "docker-registry",
        ["dotnet"] = "dotnet-sdk-10.0",
        ["dpkg"] = "dpkg",
        ["dpkg-deb"] = "dpkg",
        ["dpkg-divert"] = "dpkg",
        ["dpkg-scanpackages"] = "dpkg-dev",
        ["dpkg-statoverride"] = "dpkg",
        ["git"] = "git",
        ["gpg"] = "gpg",
        ["gpgconf"] = "gpgconf",
        ["gpgv"] = "gpgv",
        ["htpasswd"] = "apache2-utils",
        ["ln"] = "coreutils",
        ["mount"] = "mount",
        ["openssl"] = "openssl",
        ["patch"] = "patch",
        ["podman"] = "podman",
        ["rm"] = "coreutils",
        ["rpm"] = "rpm",
        ["rpmbuild"] = "rpm",
        ["rpmkeys"] = "rpm",
        ["rpmsign"] = "rpm",
        ["ruby"] = "ruby",
        ["setcap"] = "libcap2-bin",
        ["sh"] = "dash",
        ["shellcheck"] = "shellcheck",
        ["skopeo"] = "skopeo",
        ["tar"] = "tar",
        ["umount"] = "mount",
        ["xz"] = "xz-utils",
        ["zstd"] = "zstd",
    };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end and returns what it wrote to standard output; any other exit code than 0 fails the test.</summary>
    public static string Run(string program, params string[] arguments) => Run(program, arguments, environment: null);

    public static string Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment) => RunBoth(program, arguments, environment).Output;

    /// <summary>What it wrote to standard output and to standard error.</summary>
    public static (string Output, string Errors) RunBoth(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(program, arguments, environment);
        var output = new StringBuilder();
        var errors = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Describe(process)} did not end within {Patience}: {errors}");
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Describe(process)} ended with {process.ExitCode}: {errors}");
        return (output.ToString().TrimEnd(), errors.ToString().TrimEnd());
    }

    /// <summary>Starts a program that goes on until the caller kills it, for example a server. Its output may be read.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start");
        }
        catch (Win32Exception e) when (e.NativeErrorCode == 2)
        {
            throw new InvalidOperationException($"The program '{program}' is not installed: apt install {Packages[program]}", e);
        }
    }

    private static string Describe(Process process) => $"'{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}'";
}
