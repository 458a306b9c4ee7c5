namespace Drydock.Core.Findings.Lifecycles;

/// <summary>How long runtimes of languages get fixes from their own projects.</summary>
internal static class Runtimes
{
    /// <summary>When this table was last held against what the projects say.</summary>
    public static readonly DateOnly CheckedOn = new(2026, 11, 21);

    /// <summary>Java's days are those of Eclipse Temurin. What is not listed is not judged.</summary>
    /// <remarks>
    /// Sources: github.com/nodejs/Release, devguide.python.org/versions, ruby-lang.org/en/downloads/branches, adoptium.net/support, dotnet.microsoft.com/platform/support/policy,
    /// go.dev/doc/devel/release, php.net/supported-versions.php.
    /// </remarks>
    private static readonly SupportTable Table = new(
        """
        node 10 2021-04-30
        node 11 2019-06-01
        node 12 2022-04-30
        node 13 2020-06-01
        node 14 2023-04-30
        node 15 2021-06-01
        node 16 2023-09-11
        node 17 2022-06-01
        node 18 2025-04-30
        node 19 2023-06-01
        node 20 2026-04-30
        node 21 2024-06-01
        node 22 2027-04-30
        node 23 2025-06-01
        node 24 2028-04-30
        node 25 2026-06-01
        python 2.7 2020-01-01
        python 3.4 2019-03-18
        python 3.5 2020-09-30
        python 3.6 2021-12-23
        python 3.7 2023-06-27
        python 3.8 2024-10-07
        python 3.9 2025-10-31
        python 3.10 2026-10-31
        python 3.11 2027-10-31
        python 3.12 2028-10-31
        python 3.13 2029-10-31
        python 3.14 2030-10-31
        ruby 2.4 2020-03-31
        ruby 2.5 2021-03-31
        ruby 2.6 2022-03-31
        ruby 2.7 2023-03-31
        ruby 3.0 2024-04-23
        ruby 3.1 2025-03-31
        ruby 3.2 2026-03-31
        ruby 3.3 2027-03-31
        ruby 3.4 2028-03-31
        ruby 4.0 2029-03-31
        java 8 2030-12-31
        java 9 2018-03-20
        java 10 2018-09-25
        java 11 2027-10-31
        java 12 2019-09-17
        java 13 2020-03-17
        java 14 2020-09-16
        java 15 2021-03-16
        java 16 2021-09-30
        java 17 2027-10-31
        java 18 2022-09-30
        java 19 2023-03-31
        java 20 2023-09-19
        java 21 2029-12-31
        java 22 2024-09-17
        java 23 2025-03-18
        java 24 2025-09-16
        java 25 2031-09-30
        dotnet 2.1 2021-08-21
        dotnet 2.2 2019-12-23
        dotnet 3.0 2020-03-03
        dotnet 3.1 2022-12-13
        dotnet 5 2022-05-10
        dotnet 6 2024-11-12
        dotnet 7 2024-05-14
        dotnet 8 2026-11-10
        dotnet 9 2026-11-10
        dotnet 10 2028-11-14
        go 1.15 2021-08-16
        go 1.16 2022-03-15
        go 1.17 2022-08-02
        go 1.18 2023-02-01
        go 1.19 2023-08-08
        go 1.20 2024-02-06
        go 1.21 2024-08-13
        go 1.22 2025-02-11
        go 1.23 2025-08-12
        go 1.24 2026-02-10
        php 7.0 2019-01-10
        php 7.1 2019-12-01
        php 7.2 2020-11-30
        php 7.3 2021-12-06
        php 7.4 2022-11-28
        php 8.0 2023-11-26
        php 8.1 2025-12-31
        php 8.2 2026-12-31
        php 8.3 2027-12-31
        php 8.4 2028-12-31
        php 8.5 2029-12-31
        """);

    public static IEnumerable<SupportTime> All => Table.All;

    /// <summary>Null when nothing is known of this version.</summary>
    public static SupportTime? Find(string runtime, string version) => Table.Find(runtime, version);
}
