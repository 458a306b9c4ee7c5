using Drydock.Core.Inventories.Closures;

namespace Drydock.Tests.Inventories.Closures;

/// <summary>Each way in which one file needs others, in an image of a few files.</summary>
public sealed class ClosureTests
{
    [Fact]
    public void A_program_keeps_its_loader_and_libraries_with_the_links_on_the_way()
    {
        var closure = new ClosureSample().Link("lib64", "usr/lib64").Link("lib", "usr/lib").Elf("usr/lib64/ld-linux-x86-64.so.2")
            .Elf("usr/lib/x86_64-linux-gnu/libc.so.6").Elf("usr/lib/x86_64-linux-gnu/libz.so.1.3", ["libc.so.6"]).Link("usr/lib/x86_64-linux-gnu/libz.so.1", "libz.so.1.3").Elf("usr/lib/x86_64-linux-gnu/libother.so.1")
            .Elf("usr/bin/app", ["libz.so.1"], "/lib64/ld-linux-x86-64.so.2").Run("app");

        Assert.Superset(Set("lib64", "usr/lib64/ld-linux-x86-64.so.2", "usr/lib/x86_64-linux-gnu/libz.so.1", "usr/lib/x86_64-linux-gnu/libz.so.1.3", "usr/lib/x86_64-linux-gnu/libc.so.6"), closure.Kept.Keys.ToHashSet());
        Assert.Contains("usr/lib/x86_64-linux-gnu/libother.so.1", closure.Removable);
        Assert.Equal(
            ["/usr/lib/x86_64-linux-gnu/libc.so.6: needed as 'libc.so.6', by /usr/lib/x86_64-linux-gnu/libz.so.1.3 (needed-library)",
             "/usr/lib/x86_64-linux-gnu/libz.so.1.3: needed as 'libz.so.1', by /usr/bin/app (needed-library)", "/usr/bin/app: the entry point (root)"],
            closure.Why("/usr/lib/x86_64-linux-gnu/libc.so.6").AsEnumerable());
    }

    [Theory]
    [InlineData("opt/app/lib/libx.so", null, "$ORIGIN/../lib", null)]
    [InlineData("opt/app/lib/libx.so", "/opt/app/lib", null, null)]
    [InlineData("srv/libs/libx.so", null, null, "LD_LIBRARY_PATH=/srv/libs")]
    [InlineData("opt/conf/libx.so", null, null, null)]
    public void A_library_is_found_where_the_loader_would_find_it(string expected, string? rpath, string? runpath, string? variable)
    {
        var sample = new ClosureSample { Config = new(new("linux", "amd64")) { Env = variable is null ? [] : [variable] } };
        foreach (var path in (string[])["opt/app/lib/libx.so", "srv/libs/libx.so", "opt/conf/libx.so", "usr/lib/libx.so"])
        {
            sample.Elf(path);
        }

        var closure = sample.Text("etc/ld.so.conf", "include /etc/ld.so.conf.d/*.conf\n").Text("etc/ld.so.conf.d/x.conf", "# here\n/opt/conf\n")
            .Elf("opt/app/bin/app", ["libx.so"], rpath: rpath is null ? null : [rpath], runpath: runpath is null ? null : [runpath]).Run("/opt/app/bin/app");

        Assert.Equal([expected], closure.Kept.Keys.Where(k => k.EndsWith("libx.so", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_library_for_another_machine_is_passed_over()
    {
        var closure = new ClosureSample().Text("etc/ld.so.conf", "/opt/arm\n").Elf("opt/arm/libx.so.1", machine: "arm64").Elf("usr/lib/libx.so.1").Elf("bin/app", ["libx.so.1"]).Run("/bin/app");

        Assert.Equal(["usr/lib/libx.so.1"], closure.Kept.Keys.Where(k => k.EndsWith("libx.so.1", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_library_that_only_a_string_names_stays()
    {
        var closure = new ClosureSample().Elf("usr/lib/libplug.so.3").Elf("usr/lib/libplug.so.4").Elf("bin/app", strings: "cannot load\0libplug.so.3\0").Run("/bin/app");

        Assert.True(closure.Keeps("usr/lib/libplug.so.3"));
        Assert.False(closure.Keeps("usr/lib/libplug.so.4"));
    }

    [Fact]
    public void Settings_that_a_program_names_stay_with_what_they_include_but_not_what_comments_name()
    {
        var closure = new ClosureSample().Text("etc/app/main.conf", "# see /etc/app/example.conf\ninclude /etc/app/more/*.conf;\nroot /srv/site;\n").Text("etc/app/more/a.conf", "x").Text("etc/app/example.conf", "x")
            .Text("srv/site/index.html", "<p>").Text("srv/other/index.html", "<p>").Elf("usr/sbin/app", strings: "/etc/app/main.conf\0").Run("app");

        Assert.True(closure.Keeps("etc/app/more/a.conf"));
        Assert.True(closure.Keeps("srv/site/index.html"));
        Assert.False(closure.Keeps("etc/app/example.conf"));
        Assert.Contains("srv/other/index.html", closure.Removable);
    }

    [Fact]
    public void Naming_a_folder_that_everyone_shares_keeps_nothing_of_it()
    {
        var closure = new ClosureSample().Text("usr/share/big/x", "x").Elf("usr/bin/other").Elf("usr/bin/app", strings: "/usr\0/usr/bin\0/usr/share\0/etc\0PATH=/usr/bin:/bin\0").Run("app");

        Assert.False(closure.Keeps("usr/share/big/x"));
        Assert.False(closure.Keeps("usr/bin/other"));
    }

    [Fact]
    public void A_script_keeps_its_interpreter_and_the_programs_that_it_runs_but_not_its_own_functions()
    {
        var closure = Shell().Elf("usr/bin/sort").Elf("usr/bin/greet").Elf("usr/bin/date").Text("etc/env.sh", "date\n")
            .Script("start.sh", "#!/bin/sh\ngreet() { :; }\n. /etc/env.sh\nif true; then sort /dev/null | cat; fi\ngreet\nexec \"$@\"\n").Elf("usr/bin/cat").Elf("usr/bin/served").Run("/start.sh", "served");

        foreach (var name in (string[])["bin/sh", "usr/bin/sort", "usr/bin/cat", "usr/bin/date", "usr/bin/served"])
        {
            Assert.True(closure.Keeps(name), name);
        }

        Assert.False(closure.Keeps("usr/bin/greet"));
        Assert.True(closure.NeedsShell);
        Assert.Contains(closure.ShellReasons, r => r.Contains("start.sh", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shell_that_only_a_string_names_is_a_hint()
    {
        var closure = Shell().Elf("usr/bin/app", strings: "/bin/sh\0").Run("app");

        Assert.False(closure.NeedsShell);
        Assert.False(closure.Keeps("bin/sh"));
    }

    [Fact]
    public void Words_of_a_shell_in_the_entry_point_and_in_the_health_check_are_followed()
    {
        var sample = Shell().Elf("usr/bin/app").Elf("usr/bin/curl").Elf("usr/bin/tini");
        sample.Config = sample.Config with { Healthcheck = ["CMD-SHELL", "curl -f http://localhost || exit 1"] };

        var closure = sample.Run("tini", "--", "sh", "-c", "exec app");

        Assert.Superset(Set("usr/bin/app", "usr/bin/curl", "usr/bin/tini", "bin/sh"), closure.Kept.Keys.ToHashSet());
    }

    [Fact]
    public void Name_services_follow_nsswitch()
    {
        var closure = new ClosureSample().Text("etc/nsswitch.conf", "passwd: files sss\n#hosts: ldap\n").Elf("lib/libc.so.6").Elf("lib/libnss_sss.so.2").Elf("lib/libnss_ldap.so.2").Elf("bin/app", ["libc.so.6"]).Run("/bin/app");

        Assert.True(closure.Keeps("lib/libnss_sss.so.2"));
        Assert.False(closure.Keeps("lib/libnss_ldap.so.2"));
    }

    [Fact]
    public void Pam_keeps_the_services_of_programs_that_stay_and_their_modules()
    {
        var closure = new ClosureSample().Elf("lib/libpam.so.0").Elf("usr/sbin/ftpd", ["libpam.so.0"]).Text("etc/pam.d/ftpd", "auth required pam_unix.so\n").Text("etc/pam.d/su", "auth required pam_wheel.so\n")
            .Elf("lib/security/pam_unix.so").Elf("lib/security/pam_wheel.so").Run("ftpd");

        Assert.True(closure.Keeps("lib/security/pam_unix.so"));
        Assert.False(closure.Keeps("lib/security/pam_wheel.so"));
    }

    [Fact]
    public void Character_sets_certificates_and_time_zones_stay_for_those_who_use_them()
    {
        static ClosureSample Base() => new ClosureSample().Elf("usr/lib/gconv/UTF-16.so").Elf("usr/lib/gconv/BIG5.so").Text("etc/ssl/certs/ca-certificates.crt", "x").Text("usr/share/zoneinfo/Europe/Rome", "x").Elf("usr/lib/libssl.so.3");
        var user = Base().Elf("bin/app", ["libssl.so.3"], strings: "/usr/share/zoneinfo\0", iconv: true).Run("/bin/app");
        var other = Base().Elf("bin/app").Run("/bin/app");

        string[] paths = ["usr/lib/gconv/UTF-16.so", "etc/ssl/certs/ca-certificates.crt", "usr/share/zoneinfo/Europe/Rome"];
        Assert.All(paths, p => Assert.True(user.Keeps(p), p));
        Assert.All(paths, p => Assert.False(other.Keeps(p), p));
        Assert.False(user.Keeps("usr/lib/gconv/BIG5.so"));
    }

    [Fact]
    public void Python_imports_are_followed_from_the_script()
    {
        var closure = Python().Text("app/main.py", "import json\nfrom web import serve, tools as t\nimport importlib\nDATABASE = 'drivers.lite'\n").Text("usr/lib/python3/dist-packages/web/__init__.py", "from .core import run\n")
            .Text("usr/lib/python3/dist-packages/web/core.py", "import helper\n").Text("usr/lib/python3/dist-packages/web/page.html", "x").Text("usr/lib/python3/dist-packages/web/__pycache__/core.cpython-311.pyc", "x")
            .Text("usr/lib/python3/dist-packages/helper.py", "import _fast\n").Text("usr/lib/python3/dist-packages/unused/__init__.py", "").Elf("usr/lib/python3.11/lib-dynload/_fast.cpython-311.so", ["libfast.so.1"])
            .Elf("usr/lib/python3.11/lib-dynload/_slow.cpython-311.so").Elf("usr/lib/libfast.so.1").Text("usr/lib/python3/dist-packages/drivers/lite.py", "").Run("python3", "/app/main.py");

        foreach (var name in (string[])["web/core.py", "web/page.html", "web/__pycache__/core.cpython-311.pyc", "helper.py", "drivers/lite.py"])
        {
            Assert.True(closure.Keeps($"usr/lib/python3/dist-packages/{name}"), name);
        }

        Assert.True(closure.Keeps("usr/lib/libfast.so.1"));
        Assert.True(closure.Keeps("usr/lib/python3.11/json.py"));
        Assert.False(closure.Keeps("usr/lib/python3.11/lib-dynload/_slow.cpython-311.so"));
        Assert.False(closure.Keeps("usr/lib/python3.11/test/huge.py"));
        Assert.False(closure.Keeps("usr/lib/python3/dist-packages/unused/__init__.py"));
    }

    [Theory]
    [InlineData("python3", "-m", "web")]
    [InlineData("serve", "web:app", "--workers=2")]
    public void Python_modules_named_by_arguments_are_found(params string[] command)
    {
        var closure = Python().Script("usr/bin/serve", "#!/usr/bin/python3\nimport sys\n").Text("usr/lib/python3/dist-packages/web/__init__.py", "import helper\n").Text("usr/lib/python3/dist-packages/helper.py", "").Run(command);

        Assert.True(closure.Keeps("usr/lib/python3/dist-packages/helper.py"));
    }

    [Fact]
    public void A_package_that_imports_names_made_at_run_time_is_followed_whole()
    {
        var closure = Python().Text("app/main.py", "import plug\n").Text("usr/lib/python3/dist-packages/plug/__init__.py", "import importlib\nimportlib.import_module(name)\n")
            .Text("usr/lib/python3/dist-packages/plug/one.py", "import helper\n").Text("usr/lib/python3/dist-packages/helper.py", "").Run("python3", "/app/main.py");

        Assert.True(closure.Keeps("usr/lib/python3/dist-packages/helper.py"));
    }

    [Fact]
    public void Node_packages_are_found_by_their_entries()
    {
        var closure = new ClosureSample { Config = new(new("linux", "amd64")) { WorkingDir = "/app" } }.Elf("usr/bin/node").Text("app/server.js", "const e = require('express');\nimport x from '@scope/pkg/sub';\n")
            .Text("app/node_modules/express/package.json", """{"main":"./lib/e"}""").Text("app/node_modules/express/lib/e.js", "require('qs')").Text("usr/share/nodejs/qs/package.json", """{"exports":{".":{"require":"./dist/q.cjs"}}}""")
            .Text("usr/share/nodejs/qs/dist/q.cjs", "require('./native.node')").Elf("usr/share/nodejs/qs/dist/native.node", ["libn.so.1"]).Elf("usr/lib/libn.so.1").Text("usr/share/nodejs/other/index.js", "")
            .Text("usr/share/nodejs/@scope/pkg/sub.js", "").Run("node", "server.js");

        Assert.True(closure.Keeps("app/node_modules/express/lib/e.js"));
        Assert.True(closure.Keeps("usr/lib/libn.so.1"));
        Assert.True(closure.Keeps("usr/share/nodejs/@scope/pkg/sub.js"));
        Assert.False(closure.Keeps("usr/share/nodejs/other/index.js"));
    }

    [Fact]
    public void A_java_runtime_stays_whole_but_for_what_developers_use()
    {
        const string home = "usr/lib/jvm/java-17";
        var closure = new ClosureSample().Link("usr/bin/java", "/etc/alternatives/java").Link("etc/alternatives/java", $"/{home}/bin/java").Elf($"{home}/bin/java").Elf($"{home}/bin/javac").Text($"{home}/lib/modules", "x")
            .Link($"{home}/conf", "/etc/java-17").Text("etc/java-17/security/java.security", "x").Text($"{home}/lib/src.zip", "x").Text("opt/app/app.jar", "x").Text("opt/app/lib/a.jar", "x").Run("java", "-cp", "/opt/app/lib", "-jar", "/opt/app/app.jar");

        foreach (var name in (string[])[$"{home}/lib/modules", "etc/java-17/security/java.security", "etc/alternatives/java", "opt/app/app.jar", "opt/app/lib/a.jar"])
        {
            Assert.True(closure.Keeps(name), name);
        }

        Assert.False(closure.Keeps($"{home}/bin/javac"));
    }

    [Fact]
    public void A_dotnet_application_keeps_its_framework_and_icu()
    {
        var sample = new ClosureSample { Config = new(new("linux", "amd64")) { WorkingDir = "/app" } }.Elf("usr/share/dotnet/dotnet").Link("usr/bin/dotnet", "/usr/share/dotnet/dotnet").Text("app/app.dll", "x")
            .Text("app/app.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Microsoft.AspNetCore.App","version":"8.0.0"}}}""").Text("usr/share/dotnet/shared/Microsoft.AspNetCore.App/8.0.1/a.dll", "x")
            .Elf("usr/share/dotnet/shared/Microsoft.NETCore.App/8.0.1/libcoreclr.so").Text("usr/share/dotnet/shared/Microsoft.WindowsDesktop.App/8.0.1/w.dll", "x").Elf("usr/share/dotnet/host/fxr/8.0.1/libhostfxr.so").Text("usr/share/dotnet/sdk/8.0.100/x.dll", "x")
            .Elf("usr/lib/libicuuc.so.72");
        var closure = sample.Run("dotnet", "app.dll");

        Assert.True(closure.Keeps("usr/share/dotnet/shared/Microsoft.AspNetCore.App/8.0.1/a.dll"));
        Assert.True(closure.Keeps("usr/share/dotnet/host/fxr/8.0.1/libhostfxr.so"));
        Assert.True(closure.Keeps("usr/lib/libicuuc.so.72"));
        Assert.False(closure.Keeps("usr/share/dotnet/sdk/8.0.100/x.dll"));
        Assert.False(closure.Keeps("usr/share/dotnet/shared/Microsoft.WindowsDesktop.App/8.0.1/w.dll"));
    }

    [Fact]
    public void Perl_and_ruby_find_what_they_require()
    {
        var perl = new ClosureSample().Elf("usr/bin/perl").Script("usr/bin/job", "#!/usr/bin/perl\nuse strict;\nuse Net::Job;\n").Text("usr/share/perl5/Net/Job.pm", "require Net::Wire;\n").Text("usr/share/perl5/Net/Wire.pm", "").Text("usr/share/perl5/Net/Other.pm", "").Run("job");
        Assert.True(perl.Keeps("usr/share/perl5/Net/Wire.pm"));
        Assert.False(perl.Keeps("usr/share/perl5/Net/Other.pm"));

        var ruby = new ClosureSample().Elf("usr/bin/ruby3.1", ["libruby-3.1.so.3.1"]).Link("usr/bin/ruby", "ruby3.1").Elf("usr/lib/libruby-3.1.so.3.1").Text("usr/lib/ruby/3.1.0/json.rb", "").Text("srv/app.rb", "require 'web'\n")
            .Text("var/lib/gems/3.1.0/gems/web-1.0/lib/web.rb", "require_relative 'web/core'\n").Text("var/lib/gems/3.1.0/gems/web-1.0/lib/web/core.rb", "").Text("var/lib/gems/3.1.0/specifications/web-1.0.gemspec", "x").Text("var/lib/gems/3.1.0/gems/other-1.0/lib/other.rb", "").Run("ruby", "/srv/app.rb");
        Assert.True(ruby.Keeps("var/lib/gems/3.1.0/gems/web-1.0/lib/web/core.rb"));
        Assert.True(ruby.Keeps("var/lib/gems/3.1.0/specifications/web-1.0.gemspec"));
        Assert.True(ruby.Keeps("usr/lib/ruby/3.1.0/json.rb"));
        Assert.False(ruby.Keeps("var/lib/gems/3.1.0/gems/other-1.0/lib/other.rb"));
    }

    [Fact]
    public void Php_keeps_the_extensions_that_its_settings_load()
    {
        var closure = new ClosureSample().Elf("usr/sbin/php-fpm8.2").Link("etc/php/8.2/fpm/conf.d/10-pdo.ini", "/etc/php/8.2/mods-available/pdo.ini").Text("etc/php/8.2/mods-available/pdo.ini", "extension=pdo.so\n").Text("etc/php/8.2/mods-available/ftp.ini", "extension=ftp.so\n")
            .Elf("usr/lib/php/20220829/pdo.so").Elf("usr/lib/php/20220829/ftp.so").Run("php-fpm8.2", "-F");

        Assert.True(closure.Keeps("usr/lib/php/20220829/pdo.so"));
        Assert.False(closure.Keeps("usr/lib/php/20220829/ftp.so"));
    }

    [Fact]
    public void Packages_are_told_apart_and_data_of_a_kept_one_stay()
    {
        var closure = new ClosureSample().Text("var/lib/dpkg/status", "x").Text("var/lib/dpkg/info/web.list", "x").Text("var/lib/dpkg/info/gone.list", "x").Elf("usr/sbin/web").Elf("usr/bin/webctl").Text("usr/share/web/types", "x").Text("usr/share/man/man1/web.1", "x")
            .Elf("usr/bin/gone").Package("web", "usr/sbin/web", "usr/bin/webctl", "usr/share/web/types", "usr/share/man/man1/web.1").Package("gone", "usr/bin/gone").Run("web");

        Assert.Equal(["web"], closure.KeptPackages.Select(p => p.Name));
        Assert.Equal(["gone"], closure.RemovablePackages.Select(p => p.Name));
        Assert.Equal(["usr/bin/webctl", "usr/share/man/man1/web.1"], closure.RemovableFiles[0].AsEnumerable());
        Assert.True(closure.Keeps("usr/share/web/types"));
        Assert.True(closure.Keeps("var/lib/dpkg/info/web.list"));
        Assert.False(closure.Keeps("var/lib/dpkg/info/gone.list"));
    }

    [Fact]
    public void What_a_person_or_a_trace_names_stays_and_is_followed()
    {
        var closure = new ClosureSample { Globs = ["/opt/tools/*"], Traced = ["/usr/bin/late"] }.Elf("bin/app").Elf("opt/tools/probe", ["libp.so"]).Elf("usr/lib/libp.so").Elf("usr/bin/late", ["libl.so"]).Elf("usr/lib/libl.so").Elf("usr/bin/gone").Run("/bin/app");

        Assert.True(closure.Keeps("usr/lib/libp.so"));
        Assert.True(closure.Keeps("usr/lib/libl.so"));
        Assert.Contains("usr/bin/gone", closure.Removable);
    }

    [Fact]
    public void Variables_of_the_environment_and_of_a_script_are_put_in()
    {
        var sample = Shell().Script("opt/server/bin/run.sh", "#!/bin/sh\n. \"$SERVER_HOME\"/bin/settings.sh\nexec \"$SERVER_HOME/bin/serve\"\n").Text("opt/server/bin/settings.sh", "TOOL=${TOOL:-/usr/bin/tool}\n\"$TOOL\"\n")
            .Elf("opt/server/bin/serve").Text("opt/server/web/index.html", "x").Elf("usr/bin/tool", ["libtool.so.1"]).Elf("usr/lib/libtool.so.1");
        sample.Config = sample.Config with { Env = ["SERVER_HOME=/opt/server", "OTHER_PATH=/usr/share/other"] };

        var closure = sample.Text("usr/share/other/x", "x").Run("/opt/server/bin/run.sh");

        Assert.True(closure.Keeps("opt/server/web/index.html"));
        Assert.True(closure.Keeps("usr/lib/libtool.so.1"));
        Assert.False(closure.Keeps("usr/share/other/x"));
    }

    [Fact]
    public void A_gem_brings_the_gems_that_it_needs()
    {
        const string home = "usr/share/rubygems-integration/all";
        var closure = new ClosureSample().Elf("usr/bin/ruby").Text("srv/app.rb", "require 'web'\n").Text($"{home}/gems/web-1.0/lib/web.rb", "").Text($"{home}/gems/rack-2.0/lib/rack.rb", "").Text($"{home}/gems/rack-test-2.0/lib/t.rb", "")
            .Text($"{home}/specifications/web-1.0.gemspec", "s.add_runtime_dependency(%q<rack>.freeze, [\"~> 2\"])\n").Text($"{home}/specifications/rack-2.0.gemspec", "x").Text($"{home}/specifications/rack-test-2.0.gemspec", "x").Run("ruby", "/srv/app.rb");

        Assert.True(closure.Keeps($"{home}/gems/rack-2.0/lib/rack.rb"));
        Assert.True(closure.Keeps($"{home}/specifications/rack-2.0.gemspec"));
        Assert.False(closure.Keeps($"{home}/specifications/rack-test-2.0.gemspec"));
    }

    [Fact]
    public void Examples_and_build_settings_name_nothing_that_is_used()
    {
        var closure = new ClosureSample().Elf("usr/bin/perl").Elf("usr/bin/prove").Text("etc/app/magic", "0 string #!/usr/bin/perl\n0 string #!\\ /usr/bin/perl\n").Elf("usr/sbin/app", strings: "/etc/app/magic\0PROVE=/usr/bin/prove\0").Run("app");

        Assert.True(closure.Keeps("etc/app/magic"));
        Assert.False(closure.Keeps("usr/bin/perl"));
        Assert.False(closure.Keeps("usr/bin/prove"));
    }

    [Fact]
    public void Links_that_go_round_end_the_search()
    {
        var closure = new ClosureSample().Link("a", "b").Link("b", "a").Link("usr/lib/x", "../lib/x/y").Elf("bin/app", strings: "/a/b/c\0/usr/lib/x/y\0").Run("/bin/app");

        Assert.True(closure.Keeps("bin/app"));
        Assert.Empty(closure.Why("/a"));
    }

    private static ClosureSample Shell() => new ClosureSample().Elf("bin/dash").Link("bin/sh", "dash");

    private static ClosureSample Python() => new ClosureSample().Elf("usr/bin/python3.11").Link("usr/bin/python3", "python3.11").Text("usr/lib/python3.11/json.py", "").Text("usr/lib/python3.11/site.py", "").Text("usr/lib/python3.11/test/huge.py", "");

    private static HashSet<string> Set(params string[] paths) => [.. paths];
}
