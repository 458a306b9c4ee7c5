using System.Globalization;

namespace Drydock.Core.Reports.Formats;

/// <summary>A risk as a number people compare: whole, but with one digit below ten.</summary>
internal static class RiskText
{
    public static string Of(double risk) => risk.ToString(risk < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
