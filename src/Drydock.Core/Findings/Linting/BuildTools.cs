using System.Collections.Frozen;

namespace Drydock.Core.Findings.Linting;

/// <summary>Packages and images that are there to build something, not to run it.</summary>
internal static class BuildTools
{
    private static readonly FrozenSet<string> Packages = FrozenSet.ToFrozenSet(
        [
            "gcc", "g++", "gcc-c++", "cpp", "clang", "llvm", "make", "cmake", "ninja-build", "ninja", "meson", "build-essential", "build-base", "base-devel", "autoconf", "automake", "libtool", "bison", "flex", "pkg-config", "pkgconf", "pkgconfig",
            "dpkg-dev", "fakeroot", "rpm-build", "alpine-sdk", "abuild", "musl-dev", "golang", "golang-go", "go", "rust", "rustc", "cargo", "rustup", "maven", "gradle", "ant", "sbt", "default-jdk", "default-jdk-headless", "gfortran", "nasm", "yasm",
            "gdb", "valgrind", "linux-headers", "kernel-devel", "@development-tools", "swig",
        ],
        StringComparer.Ordinal);

    /// <summary>Images by family, with what to build on in the last stage instead.</summary>
    private static readonly FrozenDictionary<string, string> Images = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["golang"] = "gcr.io/distroless/static-debian12:nonroot",
        ["rust"] = "gcr.io/distroless/cc-debian12:nonroot",
        ["gcc"] = "debian:13-slim",
        ["maven"] = "eclipse-temurin:21-jre",
        ["gradle"] = "eclipse-temurin:21-jre",
        ["sbtscala/scala-sbt"] = "eclipse-temurin:21-jre",
        ["mcr.microsoft.com/dotnet/sdk"] = "mcr.microsoft.com/dotnet/aspnet:10.0",
        ["composer"] = "php:8.4-fpm-alpine",
        ["swift"] = "swift:slim",
        ["haskell"] = "debian:13-slim",
        ["buildpack-deps"] = "debian:13-slim",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsPackage(string name) =>
        Packages.Contains(name)
        || name.EndsWith("-dev", StringComparison.Ordinal)
        || name.EndsWith("-devel", StringComparison.Ordinal)
        || name.StartsWith("dotnet-sdk-", StringComparison.Ordinal)
        || (name.StartsWith("openjdk", StringComparison.Ordinal) && (name.EndsWith("-jdk", StringComparison.Ordinal) || name.EndsWith("-jdk-headless", StringComparison.Ordinal)))
        || IsVersioned(name, "gcc-") || IsVersioned(name, "g++-") || IsVersioned(name, "clang-") || IsVersioned(name, "golang-");

    /// <summary>What a last stage could be built on instead of this image; null when the image is made to run something.</summary>
    public static string? InsteadOf(FromImage image) => Images.GetValueOrDefault(image.Family) is { } instead && !(image.Family == "swift" && image.Name.Tag?.Contains("slim", StringComparison.Ordinal) == true) ? instead : null;

    private static bool IsVersioned(string name, string start) => name.StartsWith(start, StringComparison.Ordinal) && name.Length > start.Length && char.IsAsciiDigit(name[start.Length]);
}
