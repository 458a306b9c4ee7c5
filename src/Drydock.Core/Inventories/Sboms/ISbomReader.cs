namespace Drydock.Core.Inventories.Sboms;

/// <summary>A plug-in that reads one form of SBOM. What it cannot place becomes a gap of the builder, never silence.</summary>
internal interface ISbomReader
{
    /// <summary>For people, without a version: <c>CycloneDX JSON</c>.</summary>
    string Format { get; }

    /// <summary>Whether the first bytes look like this form: names and order of members do not matter.</summary>
    bool Recognizes(SbomBytes bytes);

    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    /// <exception cref="System.Xml.XmlException">It is not XML, or has a document type.</exception>
    /// <exception cref="InvalidDataException">It is not this form after all.</exception>
    void Read(SbomBytes bytes, SbomBuilder builder);
}
