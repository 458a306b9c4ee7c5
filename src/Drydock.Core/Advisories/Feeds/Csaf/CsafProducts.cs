using System.Text.Json;
using Drydock.Core.Inventories;

namespace Drydock.Core.Advisories.Feeds.Csaf;

/// <summary>The products of a document: platforms with a CPE, components with a purl, and what is a component of which platform.</summary>
internal sealed class CsafProducts
{
    /// <summary>Vendor, family, name or architecture, version: no tree is deeper than a few.</summary>
    private const int MaxDepth = 16;

    private readonly Dictionary<string, (string Cpe, string Purl)> _products = [];
    private readonly Dictionary<string, (string Component, string Platform)> _parts = [];

    public CsafProducts(JsonElement tree)
    {
        AddBranches(tree, 0);
        foreach (var relationship in tree.Items("relationships"))
        {
            _parts[relationship.Member("full_product_name").Text("product_id")] = (relationship.Text("product_reference"), relationship.Text("relates_to_product_reference"));
        }
    }

    /// <summary>The package that a product id stands for. Null when it is no package of the distribution (then <paramref name="trouble"/> is empty), or not understood.</summary>
    public CsafPackage? Find(string id, out string trouble)
    {
        if (!_parts.TryGetValue(id, out var part))
        {
            trouble = _products.ContainsKey(id) ? "" : $"'{id}' is no product of its tree.";
            return null;
        }

        trouble = "";

        // A package of a module is a part of the module, which is a part of the platform.
        var module = "";
        if (_parts.TryGetValue(part.Platform, out var outer))
        {
            module = ModuleOf(_products.GetValueOrDefault(outer.Component).Purl);
            part = (part.Component, outer.Platform);
        }

        if (!_products.TryGetValue(part.Platform, out var platform) || !RedHatCpe.TryParse(platform.Cpe, out var space, out var channel))
        {
            return null;
        }

        var purl = _products.GetValueOrDefault(part.Component).Purl;
        return purl is { Length: > 0 } ? FromPurl(purl, space, channel, module, out trouble) : FromName(part.Component, space, channel, out trouble);
    }

    private void AddBranches(JsonElement parent, int depth)
    {
        foreach (var branch in depth < MaxDepth ? parent.Items("branches") : [])
        {
            var product = branch.Member("product");
            if (product.Text("product_id") is { Length: > 0 } id)
            {
                var names = product.Member("product_identification_helper");
                _products[id] = (names.Text("cpe"), names.Text("purl"));
            }

            AddBranches(branch, depth + 1);
        }
    }

    private static CsafPackage? FromPurl(string text, string space, string channel, string outerModule, out string trouble)
    {
        trouble = "";
        if (!Purl.TryParse(text, out var purl))
        {
            trouble = $"'{text}' is no package URL.";
            return null;
        }

        // Images and jars are named, too: they are no packages of the distribution. Modules are named beside their packages.
        if (purl.Type != "rpm")
        {
            return null;
        }

        var inner = purl.Qualifiers.GetValueOrDefault("rpmmod", "");
        if (inner.Length > 0 && !inner.Contains(':'))
        {
            trouble = $"'{inner}' is no module stream.";
            return null;
        }

        // Older documents leave the stream out. The version shows that there is one (.module+el8), and whoever compares it asks for that.
        var module = inner.Length > 0 ? Stream(inner) : outerModule;
        var machine = purl.Qualifiers.GetValueOrDefault("arch", "");
        var version = purl.Version.Length > 0 && purl.Version.Contains('-') ? purl.Version : "";
        var epoch = purl.Qualifiers.GetValueOrDefault("epoch", "0");
        return new CsafPackage(space, channel, purl.Name, machine == "src", module, version.Length > 0 && epoch != "0" ? $"{epoch}:{version}" : version)
        {
            Machine = machine == "src" ? "" : machine,
        };
    }

    /// <summary>What has no purl is a source package by name, <c>resteasy</c>, or one in a module, <c>postgresql:15/postgresql</c>.</summary>
    private static CsafPackage? FromName(string component, string space, string channel, out string trouble)
    {
        var slash = component.LastIndexOf('/');
        var (module, name) = slash < 0 ? ("", component) : (component[..slash], component[(slash + 1)..]);
        var isSound = name.Length > 0 && name.AsSpan().IndexOfAny(" :/") < 0 && (slash < 0 || module.Contains(':'));
        trouble = isSound ? "" : $"'{component}' is no package.";
        return isSound ? new CsafPackage(space, channel, name, true, module, "") : null;
    }

    private static string ModuleOf(string? text) => Purl.TryParse(text, out var purl) && purl.Type == "rpmmod" ? Stream($"{purl.Name}:{purl.Version}") : "";

    /// <summary>Name and stream of <c>ruby:3.1:8090020240311122605:a75119d5</c>.</summary>
    private static string Stream(string module) => string.Join(':', module.Split(':').Take(2));
}
