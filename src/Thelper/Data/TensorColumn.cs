using Thelper.Torch;

namespace Thelper.Data;

/// <summary>A column that is one tensor, the samples along its first dimension.</summary>
internal abstract unsafe class TensorColumn<T> : BatchColumn
    where T : unmanaged
{
    private readonly long _length;
    private readonly nint _memory;
    private Tensor _tensor;

    protected TensorColumn(int size, params ReadOnlySpan<long> shape)
    {
        _tensor = Operators.Empty([size, .. shape], ScalarTypes.Of<T>());
        _length = _tensor.ElementCount / size;

        // The tensor lives as long as this column, so its memory stays where it is.
        fixed (T* memory = _tensor.AsSpan<T>())
        {
            _memory = (nint)memory;
        }
    }

    public override object Values => _tensor;

    public override void Keep(int[] slots) => _tensor = Rows.Of(_tensor, slots);

    /// <summary>The memory of one sample.</summary>
    protected Span<T> Slot(int slot) => new((T*)_memory + (slot * _length), (int)_length);
}

/// <summary>Images as float32 B×C×H×W.</summary>
internal sealed class ImageColumn(SampleImage first, int size) : TensorColumn<float>(size, first.Channels, first.Height, first.Width)
{
    private readonly (int Channels, int Height, int Width) _shape = (first.Channels, first.Height, first.Width);

    public override void Write(int slot, object? value, string key)
    {
        if (value is not SampleImage image || (image.Channels, image.Height, image.Width) != _shape)
        {
            var received = value is SampleImage other ? Describe((other.Channels, other.Height, other.Width)) : "no image";
            throw new InvalidDataException(
                $"its entry '{key}' is {received}, but the batch began with {Describe(_shape)}; "
                + "the transforms must give all samples one size and number of channels");
        }

        image.WriteTo(Slot(slot));
    }

    private static string Describe((int Channels, int Height, int Width) shape) =>
        $"{shape.Channels} channels of {shape.Width}x{shape.Height} pixels";
}

/// <summary>Label maps as int64 B×H×W.</summary>
internal sealed class LabelMapColumn(LabelMap first, int size) : TensorColumn<long>(size, first.Height, first.Width)
{
    private readonly (int Width, int Height) _shape = (first.Width, first.Height);

    public override void Write(int slot, object? value, string key)
    {
        if (value is not LabelMap labels || (labels.Width, labels.Height) != _shape)
        {
            var received = value is LabelMap other ? $"{other.Width}x{other.Height} pixels" : "no label map";
            throw new InvalidDataException(
                $"its label map '{key}' is {received}, but the batch began with {_shape.Width}x{_shape.Height} pixels; "
                + "the transforms must give all samples one size");
        }

        labels.WriteTo(Slot(slot));
    }
}

/// <summary>Arrays, B×shape, of their own type.</summary>
internal sealed class ArrayColumn : BatchColumn
{
    private readonly SampleArray _first;
    private Tensor _tensor;

    public ArrayColumn(SampleArray first, int size)
    {
        _first = first;
        _tensor = Operators.Empty([size, .. first.Shape], first.ScalarType);
    }

    public override object Values => _tensor;

    public override void Write(int slot, object? value, string key)
    {
        if (value is not SampleArray array || array.ScalarType != _first.ScalarType || !array.Shape.SequenceEqual(_first.Shape))
        {
            var received = value is SampleArray other ? Describe(other) : "no array";
            throw new InvalidDataException($"its entry '{key}' is {received}, but the batch began with {Describe(_first)}");
        }

        array.Bytes.CopyTo(_tensor.AsBytes().Slice(slot * array.Bytes.Length, array.Bytes.Length));
    }

    public override void Keep(int[] slots) => _tensor = Rows.Of(_tensor, slots);

    private static string Describe(SampleArray array) => $"{array.ScalarType} of the shape [{string.Join(", ", array.Shape)}]";
}

/// <summary>Single numbers as a tensor of B.</summary>
internal sealed class NumberColumn<T>(int size) : TensorColumn<T>(size)
    where T : unmanaged
{
    public override void Write(int slot, object? value, string key) => Slot(slot)[0] = value is T number
        ? number
        : throw new InvalidDataException($"its entry '{key}' is no number, but that of other samples is");
}

/// <summary>Parts of tensors along their first dimension.</summary>
file static class Rows
{
    /// <summary>Takes the tensor's place, which is disposed.</summary>
    public static Tensor Of(Tensor tensor, int[] rows)
    {
        using (tensor)
        {
            using var index = Tensors.From<long>([.. rows.Select(row => (long)row)]);
            return tensor.IndexSelect(0, index);
        }
    }
}
