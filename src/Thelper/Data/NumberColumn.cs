using Thelper.Torch;

namespace Thelper.Data;

/// <summary>
/// Single numbers: int64 of B where all are integers, else float64 of B, in which integers beyond 2⁵³ are rounded.
/// </summary>
internal sealed class NumberColumn(BatchForm form) : TensorColumn(form, ScalarType.Int64)
{
    private readonly bool[] _isReal = new bool[form.Size];

    public override object Finish(ReadOnlySpan<int> slots)
    {
        var hasReal = false;
        foreach (var slot in slots)
        {
            hasReal |= _isReal[slot];
        }

        if (!hasReal)
        {
            return base.Finish(slots);
        }

        // Both kinds have 8 bytes, so that each number is converted in its place and the tensor read as the other type.
        foreach (var slot in slots)
        {
            if (!_isReal[slot])
            {
                Slot<double>(slot)[0] = Slot<long>(slot)[0];
            }
        }

        using var integers = (Tensor)base.Finish(slots);
        return integers.View(ScalarType.Float64);
    }

    protected override void Store(int slot, object value, string key)
    {
        switch (value)
        {
            case long integer:
                Slot<long>(slot)[0] = integer;
                break;
            case double real:
                Slot<double>(slot)[0] = real;
                break;
            default:
                throw new InvalidDataException($"its entry '{key}' is no number, but that of other samples is");
        }

        _isReal[slot] = value is double;
    }
}
