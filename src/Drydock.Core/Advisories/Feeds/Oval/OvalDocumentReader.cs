using System.Xml;

namespace Drydock.Core.Advisories.Feeds.Oval;

/// <summary>Reads a document once from its start: definitions are kept, and the tables they point to are filled.</summary>
internal sealed class OvalDocumentReader(XmlReader xml, OvalTables tables)
{
    private readonly List<OvalDefinition> _definitions = [];
    private readonly OvalTexts _texts = new();

    public List<OvalDefinition> Read()
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var name = xml.LocalName;
            if (name == "definition")
            {
                ReadDefinition();
            }
            else if (name.EndsWith("_test", StringComparison.Ordinal))
            {
                ReadTest(name[..^5]);
            }
            else if (name.EndsWith("_object", StringComparison.Ordinal))
            {
                ReadObject();
            }
            else if (name.EndsWith("_state", StringComparison.Ordinal))
            {
                ReadState();
            }
            else if (name == "constant_variable")
            {
                ReadVariable();
            }
        }

        return _definitions;
    }

    private void ReadDefinition()
    {
        // An inventory definition says whether a release is installed; others refer to it.
        if (xml.Attribute("class") != "inventory")
        {
            var definition = new OvalDefinition { Id = xml.Attribute("id") };
            new OvalDefinitionReader(xml, definition, _texts).Read();
            _definitions.Add(definition);
        }
    }

    private void ReadTest(string kind)
    {
        var test = new OvalTest(_texts.Shared(kind), _texts.Comment(xml), _texts.Shared(xml.Attribute("check_existence")));
        tables.Tests[_texts.Shared(xml.Attribute("id"))] = test;
        foreach (var name in Children())
        {
            if (name == "object")
            {
                test.ObjectRef = _texts.Shared(xml.Attribute("object_ref"));
            }
            else if (name == "state")
            {
                test.HasSeveralStates = test.StateRef.Length > 0;
                test.StateRef = _texts.Shared(xml.Attribute("state_ref"));
            }
        }
    }

    private void ReadObject()
    {
        var id = xml.Attribute("id");
        foreach (var name in Children())
        {
            if (name == "name")
            {
                var variable = xml.Attribute("var_ref");
                tables.AddObject(id, xml.ReadText(), variable);
            }
        }
    }

    private void ReadState()
    {
        var state = new OvalState();
        tables.States[_texts.Shared(xml.Attribute("id"))] = state;
        foreach (var name in Children())
        {
            var operation = _texts.Shared(xml.GetAttribute("operation") ?? "equals");
            switch (name)
            {
                case "evr":
                    (state.EvrOperation, state.Evr) = (operation, xml.ReadText());
                    break;
                case "version":
                    (state.VersionOperation, state.Version) = (operation, xml.ReadText());
                    break;
                case "arch":
                    state.Architectures = xml.ReadText();
                    break;
                case "signature_keyid":
                    state.HasSignature = true;
                    break;
            }
        }
    }

    private void ReadVariable()
    {
        var values = new List<string>();
        tables.AddVariable(xml.Attribute("id"), values);
        foreach (var name in Children())
        {
            if (name == "value")
            {
                values.Add(xml.ReadText());
            }
        }
    }

    /// <summary>The names of the elements within the one the reader is on, while the reader is on each.</summary>
    private IEnumerable<string> Children()
    {
        if (xml.IsEmptyElement)
        {
            yield break;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                yield return xml.LocalName;
            }
        }
    }
}
