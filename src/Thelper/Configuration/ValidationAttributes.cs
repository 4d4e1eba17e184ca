using System.ComponentModel.DataAnnotations;

namespace Thelper.Configuration;

/// <summary>
/// The number is greater than 0; infinity is allowed, NaN is not. In a list or dictionary this holds for each number,
/// as it does for <see cref="RangeAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PositiveAttribute : RangeAttribute
{
    /// <summary>Allows (0, infinity].</summary>
    public PositiveAttribute()
        : base(0, double.PositiveInfinity)
    {
        MinimumIsExclusive = true;
    }
}

/// <summary>The number is not below a bound, nor NaN. In a list or dictionary this holds for each number.</summary>
/// <param name="minimum">The least value allowed.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AtLeastAttribute(double minimum) : RangeAttribute(minimum, double.PositiveInfinity);

/// <summary>The text, list or dictionary is not empty; see <see cref="LengthAttribute"/> for more.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotEmptyAttribute() : LengthAttribute(1, int.MaxValue);
