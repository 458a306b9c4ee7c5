using Drydock.Core.Inventories.Licenses;
using Drydock.Tests.Fuzz;

namespace Drydock.Tests.Inventories.Licenses;

public sealed class LicenseNamesTests
{
    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("mit", "MIT")]
    [InlineData(" MIT License ", "MIT")]
    [InlineData("The MIT License (MIT)", "MIT")]
    [InlineData("MIT/X11", "MIT")]
    [InlineData("Expat", "MIT")]
    [InlineData("Apache 2", "Apache-2.0")]
    [InlineData("Apache-2", "Apache-2.0")]
    [InlineData("Apache 2.0", "Apache-2.0")]
    [InlineData("ASL 2.0", "Apache-2.0")]
    [InlineData("The Apache Software License, Version 2.0", "Apache-2.0")]
    [InlineData("Apache License, Version 2.0", "Apache-2.0")]
    [InlineData("http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0")]
    [InlineData("https://opensource.org/licenses/BSD-3-Clause", "BSD-3-Clause")]
    [InlineData("https://www.eclipse.org/legal/epl-2.0/", "EPL-2.0")]
    [InlineData("BSD-3-clause", "BSD-3-Clause")]
    [InlineData("New BSD License", "BSD-3-Clause")]
    [InlineData("GPL v2+", "GPL-2.0-or-later")]
    [InlineData("GPLv2+", "GPL-2.0-or-later")]
    [InlineData("GPL-2+", "GPL-2.0-or-later")]
    [InlineData("GPL-2", "GPL-2.0-only")]
    [InlineData("GPLv3", "GPL-3.0-only")]
    [InlineData("GPL-2.0", "GPL-2.0-only")]
    [InlineData("GPL-2.0+", "GPL-2.0-or-later")]
    [InlineData("LGPL v2.1 or later", "LGPL-2.1-or-later")]
    [InlineData("GNU General Public License v3.0 or later", "GPL-3.0-or-later")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("License :: OSI Approved :: MIT License", "MIT")]
    [InlineData("License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)", "LGPL-2.0-or-later")]
    [InlineData("License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0")]
    [InlineData("MIT OR Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("(MIT or apache-2.0) and isc", "(MIT OR Apache-2.0) AND ISC")]
    [InlineData("GPL-2+ and BSD-3-clause", "GPL-2.0-or-later AND BSD-3-Clause")]
    [InlineData("GPLv2+ and LGPL v2.1 or later and MIT", "GPL-2.0-or-later AND LGPL-2.1-or-later AND MIT")]
    [InlineData("GPL-3+ with Bison exception", "GPL-3.0-or-later WITH Bison-exception-2.2")]
    [InlineData("Apache-2.0 WITH LLVM-exception", "Apache-2.0 WITH LLVM-exception")]
    [InlineData("GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("GPL2 w/ CPE", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("MIT/Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("LicenseRef-Acme-1.0 AND MIT", "LicenseRef-Acme-1.0 AND MIT")]
    public void A_certain_name_becomes_an_expression(string declared, string expression) =>
        Assert.Equal((expression, declared), LicenseNames.Normalize(declared));

    [Theory]
    [InlineData("")]
    [InlineData("BSD")]
    [InlineData("GPL")]
    [InlineData("Apache Software License")]
    [InlineData("Public Domain")]
    [InlineData("SEE LICENSE IN LICENSE.md")]
    [InlineData("UNLICENSED")]
    [InlineData("MIT OR BSD")]
    [InlineData("(MIT OR ISC")]
    [InlineData("MIT OR ISC)")]
    [InlineData("MIT AND")]
    [InlineData("AND MIT")]
    [InlineData("MIT Apache-2.0")]
    [InlineData("GPL-2+ with OpenSSL exception")]
    [InlineData("License :: OSI Approved")]
    [InlineData("http://example.com/LICENSE")]
    public void An_uncertain_name_stays_as_it_is(string declared) => Assert.Equal((null, declared), LicenseNames.Normalize(declared));

    [Fact]
    public void No_name_leads_to_two_licenses()
    {
        foreach (var (expression, name) in LicenseAliases.Rows())
        {
            Assert.Equal((expression, name), (LicenseAliases.Find(name), name));
            Assert.Equal((expression, name), (LicenseNames.Normalize(name).SpdxExpression, name));
        }
    }

    [Fact]
    public void Every_expression_we_write_is_one_we_read()
    {
        foreach (var (expression, _) in LicenseAliases.Rows())
        {
            Assert.Equal(expression, LicenseNames.Normalize(expression).SpdxExpression);
        }
    }

    [Fact]
    public void Any_text_is_survived() => Fuzzer.Run(
        "license names",
        bytes => LicenseNames.Normalize(System.Text.Encoding.Latin1.GetString(bytes)),
        [.. LicenseAliases.Rows().Select(r => System.Text.Encoding.Latin1.GetBytes($"({r.Name}) and {r.Expression} with x or later"))]);
}
