using System.Globalization;

namespace Thelper.Configuration;

/// <summary>Converts scalars to the types of properties.</summary>
internal static class ScalarBinder
{
    /// <summary>The value, or null where the scalar does not fit.</summary>
    public static object? Convert(ValueShape shape, ConfigScalar scalar)
    {
        var value = scalar.TakesAnyType || shape.TakesNumberAsText ? CoreSchema.Resolve(scalar.Text).Value : scalar.Value;
        return shape.Kind switch
        {
            ValueKind.Boolean => ToBoolean(scalar.Value),
            ValueKind.Integer => ToInteger(value, shape.Type),
            ValueKind.Number => ToNumber(value, shape.Type),
            ValueKind.Choice => ChoiceWords.Find(shape.Type, scalar.Text),
            ValueKind.Text or ValueKind.Path =>
                scalar.Kind == ScalarKind.Text || scalar.TakesAnyType ? scalar.Text : null,
            _ => null,
        };
    }

    // The words of YAML 1.1 and the numbers are what older files hold.
    private static object? ToBoolean(object? value) => value switch
    {
        bool flag => flag,
        1L => true,
        0L => false,
        string text => text.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" or "1" => true,
            "false" or "no" or "off" or "0" => false,
            _ => null,
        },
        _ => null,
    };

    private static object? ToInteger(object? value, Type type) => value switch
    {
        long integer when type == typeof(long) => integer,
        long integer and >= int.MinValue and <= int.MaxValue => (int)integer,
        _ => null,
    };

    private static object? ToNumber(object? value, Type type)
    {
        if (value is not (long or double))
        {
            return null;
        }

        var number = System.Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (type == typeof(double))
        {
            return number;
        }

        var single = (float)number;
        return float.IsInfinity(single) && double.IsFinite(number) ? null : single;
    }
}
