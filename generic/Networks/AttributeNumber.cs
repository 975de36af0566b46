using System.Globalization;

namespace StaticNet.Generic;

/// <summary>Attributes hold floats. In double, 0.9f means the 0.9 that was written and not 0.89999997615814.</summary>
internal static class AttributeNumber
{
    public static double AsWritten(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
