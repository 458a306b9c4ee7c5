using System.Xml;

namespace Drydock.Core.Repositories.Rpm;

/// <summary>How XML of strangers is read: without a DTD, and with a limit.</summary>
internal static class RpmXml
{
    public static XmlReaderSettings Settings(long limit) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
