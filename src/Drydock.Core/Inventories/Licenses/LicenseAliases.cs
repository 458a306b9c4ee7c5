namespace Drydock.Core.Inventories.Licenses;

/// <summary>Names people write for licenses, where there is one license they can mean. What is ambiguous ("BSD", "GPL", "Public Domain") is not here.</summary>
internal static class LicenseAliases
{
    /// <summary>One license a line: the expression, then names (<see cref="LicenseKey"/> makes case, punctuation and filler words irrelevant).</summary>
    private const string Table = """
        Apache-1.0: Apache 1.0; Apache Software License 1.0
        Apache-1.1: Apache 1.1; Apache Software License 1.1; ASL 1.1
        Apache-2.0: Apache 2; Apache Software License 2.0; Apache Public License 2.0; ASL 2.0; ASL2; ALv2; AL 2.0; Apache License (2.0); Apache License Version 2.0, January 2004; Apache Software License - Version 2.0
        Artistic-1.0: Artistic 1.0
        Artistic-2.0: Artistic 2.0; Artistic License 2
        AFL-2.1: Academic Free License 2.1; AFL 2.1
        AFL-3.0: Academic Free License 3.0; Academic Free License (AFL) 3.0
        AGPL-3.0-only: AGPL 3; GNU AGPL 3; GNU Affero General Public License 3; GNU Affero General Public License v3 (AGPL-3.0); GNU Affero General Public License v3.0 only; GNU Affero General Public License v3
        AGPL-3.0-or-later: GNU Affero General Public License v3 or later (AGPLv3+); AGPL 3.0 or any later version
        BSD-1-Clause: BSD 1 clause
        BSD-2-Clause: BSD 2; BSD 2 clause; 2 clause BSD; Simplified BSD; BSD (2 clause); FreeBSD License; BSD 2-Clause "Simplified" License; The BSD 2-Clause License; BSD two clause; two clause BSD; BSD Simplified
        BSD-3-Clause: BSD 3; BSD 3 clause; 3 clause BSD; New BSD; Modified BSD; Revised BSD; BSD (3 clause); BSD New; Berkeley Software Distribution 3 clause; BSD 3-Clause "New" or "Revised" License; three clause BSD; BSD three clause; New BSD License (3-clause); BSD License 3; Eclipse Distribution License - v 1.0; EDL 1.0; Eclipse Distribution License v. 1.0
        BSD-4-Clause: BSD 4 clause; Original BSD; 4 clause BSD
        0BSD: BSD Zero Clause; Zero clause BSD; BSD 0 clause; Free Public License 1.0.0
        BSL-1.0: Boost 1.0; Boost Software License 1.0; Boost Software License 1.0 (BSL-1.0)
        BlueOak-1.0.0: Blue Oak Model License 1.0.0; Blue Oak 1
        CC0-1.0: CC0; CC0 1.0 Universal; CC0 1.0 Universal (CC0 1.0) Public Domain Dedication; Creative Commons Zero; Creative Commons Zero v1.0 Universal; Creative Commons CC0; CC0 1.0; Public Domain, per Creative Commons CC0
        CC-BY-3.0: CC BY 3.0; Creative Commons Attribution 3.0
        CC-BY-4.0: CC BY 4.0; Creative Commons Attribution 4.0; Creative Commons Attribution 4.0 International
        CC-BY-SA-3.0: CC BY SA 3.0
        CC-BY-SA-4.0: CC BY SA 4.0
        CDDL-1.0: CDDL 1.0; Common Development and Distribution License 1.0; Common Development and Distribution License (CDDL) v1.0; Common Development and Distribution License 1.0 (CDDL-1.0)
        CDDL-1.1: CDDL 1.1; Common Development and Distribution License 1.1
        CPL-1.0: Common Public License 1.0; CPL 1.0
        CECILL-2.1: CeCILL 2.1; CeCILL-2.1; CEA CNRS Inria Logiciel Libre License, version 2.1 (CeCILL-2.1)
        CECILL-B: CeCILL-B; CeCILL-B Free Software License Agreement (CECILL-B)
        CECILL-C: CeCILL-C; CeCILL-C Free Software License Agreement (CECILL-C)
        EPL-1.0: Eclipse Public License 1.0; EPL 1; Eclipse Public License 1.0 (EPL-1.0); Eclipse Public License - v 1.0
        EPL-2.0: Eclipse Public License 2.0; EPL 2; Eclipse Public License 2.0 (EPL-2.0); Eclipse Public License - v 2.0; Eclipse Public License v. 2.0
        EUPL-1.1: European Union Public Licence 1.1; European Union Public Licence 1.1 (EUPL 1.1)
        EUPL-1.2: European Union Public Licence 1.2; European Union Public Licence 1.2 (EUPL 1.2)
        GFDL-1.2-no-invariants-only: GFDL NIV 1.2
        GFDL-1.3-no-invariants-only: GFDL NIV 1.3
        GFDL-1.2-no-invariants-or-later: GFDL NIV 1.2+
        GFDL-1.3-no-invariants-or-later: GFDL NIV 1.3+
        GFDL-1.1-only: GFDL 1.1
        GFDL-1.2-only: GFDL 1.2
        GFDL-1.3-only: GFDL 1.3; GNU Free Documentation License 1.3
        GPL-1.0-only: GPL 1; GNU GPL 1; GNU General Public License 1
        GPL-1.0-or-later: GPL+
        GPL-2.0-only: GPL 2; GNU GPL 2; GNU General Public License 2; GNU General Public License v2 (GPLv2); GNU GENERAL PUBLIC LICENSE Version 2, June 1991; GNU General Public License v2.0 only; GPL v2 only
        GPL-2.0-or-later: GNU General Public License v2 or later (GPLv2+)
        GPL-3.0-only: GPL 3; GNU GPL 3; GNU General Public License 3; GNU General Public License v3 (GPLv3); GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007; GNU General Public License v3.0 only; GPL v3 only
        GPL-3.0-or-later: GNU General Public License v3 or later (GPLv3+)
        GPL-2.0-only WITH Classpath-exception-2.0: GPL2 w/ CPE; GPL v2 with the Classpath Exception; GNU General Public License, version 2 with the GNU Classpath Exception; GNU General Public License, version 2 (GPL2), with the classpath exception; GPL-2.0 with classpath exception; GPL2 with classpath exception
        LGPL-2.0-only: LGPL 2; GNU LGPL 2; GNU Library General Public License 2; GNU Lesser General Public License v2 (LGPLv2); GNU Lesser General Public License 2
        LGPL-2.0-or-later: GNU Lesser General Public License v2 or later (LGPLv2+)
        LGPL-2.1-only: LGPL 2.1; GNU LGPL 2.1; GNU Lesser General Public License 2.1; GNU Lesser General Public License Version 2.1, February 1999; GNU Lesser General Public License (LGPL), Version 2.1
        LGPL-3.0-only: LGPL 3; GNU LGPL 3; GNU Lesser General Public License 3; GNU Lesser General Public License v3 (LGPLv3); GNU Library or Lesser General Public License version 3.0 (LGPLv3)
        LGPL-3.0-or-later: GNU Lesser General Public License v3 or later (LGPLv3+)
        HPND: Historical Permission Notice and Disclaimer; Historical Permission Notice and Disclaimer (HPND)
        IJG: Independent JPEG Group
        ISC: ISC License; ISC License (ISCL); ISCL; The ISC License (ISC)
        MIT: MIT; Expat; MIT Expat; Expat MIT; MIT X11; X11 MIT; The MIT License (MIT); MIT Licensed
        MIT-0: MIT 0; MIT No Attribution; MIT No Attribution License (MIT-0)
        MPL-1.0: Mozilla Public License 1.0; MPL 1.0; Mozilla Public License 1.0 (MPL)
        MPL-1.1: Mozilla Public License 1.1; MPL 1.1; Mozilla Public License 1.1 (MPL 1.1)
        MPL-2.0: Mozilla Public License 2.0; MPL 2; Mozilla Public License 2.0 (MPL 2.0)
        MulanPSL-2.0: Mulan Permissive Software License v2; Mulan Permissive Software License v2 (MulanPSL-2.0)
        NCSA: University of Illinois NCSA Open Source License; University of Illinois/NCSA Open Source License
        OFL-1.1: SIL Open Font License 1.1; SIL Open Font License 1.1 (OFL-1.1); OFL 1.1; SIL OFL 1.1
        OpenSSL: OpenSSL License
        PHP-3.01: PHP License 3.01; PHP 3.01
        PostgreSQL: PostgreSQL License
        PSF-2.0: PSF 2; PSF License 2; PSFL 2; Python Software Foundation License 2
        Ruby: Ruby License
        Unlicense: The Unlicense; Unlicense; The Unlicense (Unlicense)
        UPL-1.0: Universal Permissive License 1.0; Universal Permissive License (UPL)
        Vim: Vim License
        W3C: W3C License; W3C Software License
        WTFPL: WTFPL 2; Do What The Fuck You Want To Public License; Do What the F*ck You Want To Public License
        X11: X11 License
        Zlib: zlib License; zlib/libpng License
        ZPL-2.0: ZPL 2.0; Zope Public License 2.0
        ZPL-2.1: ZPL 2.1; Zope Public License 2.1
        """;

    private static readonly string[] LaterEndings = ["+", " or later", " or newer", " or any later", " or greater", " any later"];

    private static readonly Dictionary<string, string> ByKey = Read();

    /// <summary>Each expression with the names that lead to it.</summary>
    internal static IEnumerable<(string Expression, string Name)> Rows() =>
        from line in Table.Split('\n')
        let colon = line.IndexOf(':')
        from name in line[(colon + 1)..].Split(';')
        select (line[..colon].Trim(), name.Trim());

    /// <summary>The expression a name stands for; null where that is not certain.</summary>
    public static string? Find(string name)
    {
        var key = LicenseKey.Of(name);
        if (ByKey.TryGetValue(key, out var expression))
        {
            return expression;
        }

        if (Array.Find(LaterEndings, e => key.EndsWith(e, StringComparison.Ordinal)) is { } ending && ByKey.TryGetValue(key[..^ending.Length], out expression))
        {
            return OrLater(expression);
        }

        return key.EndsWith(" only", StringComparison.Ordinal) && ByKey.TryGetValue(key[..^5], out expression) && expression.EndsWith("-only", StringComparison.Ordinal) ? expression : null;
    }

    /// <summary>The same license, or a later version of it.</summary>
    internal static string? OrLater(string expression) =>
        expression.Contains(' ') ? null
        : expression.EndsWith("-or-later", StringComparison.Ordinal) ? expression
        : expression.EndsWith("-only", StringComparison.Ordinal) ? expression[..^"-only".Length] + "-or-later"
        : expression + "+";

    private static Dictionary<string, string> Read()
    {
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (expression, name) in Rows())
        {
            byKey[LicenseKey.Of(name)] = expression;
        }

        return byKey;
    }
}
