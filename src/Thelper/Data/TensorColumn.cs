using Thelper.Torch;

namespace Thelper.Data;

/// <summary>A column that is one tensor, the samples along its first dimension.</summary>
internal abstract unsafe class TensorColumn : BatchColumn
{
    private readonly Tensor _tensor;
    private readonly int _size;
    private readonly int _rowBytes;
    private readonly nint _memory;

    protected TensorColumn(BatchForm form, ScalarType type, params ReadOnlySpan<long> shape)
    {
        _size = form.Size;
        _tensor = Operators.Empty([_size, .. shape], type);
        if (form.PinMemory)
        {
            using var pageable = _tensor;
            _tensor = pageable.PinMemory();
        }

        // The tensor lives as long as this column, so its memory stays where it is.
        using var row = _tensor.Select(0, 0);
        var bytes = row.AsBytes();
        _rowBytes = bytes.Length;
        fixed (byte* memory = bytes)
        {
            _memory = (nint)memory;
        }
    }

    public override object Finish(ReadOnlySpan<int> slots)
    {
        if (slots.Length == _size)
        {
            return _tensor;
        }

        // In rising order nothing is overwritten that is still needed.
        for (var i = 0; i < slots.Length; i++)
        {
            Slot<byte>(slots[i]).CopyTo(Slot<byte>(i));
        }

        using (_tensor)
        {
            return _tensor.Slice(0, 0, slots.Length);
        }
    }

    public override void Abandon() => _tensor.Dispose();

    /// <summary>The memory of one sample.</summary>
    protected Span<T> Slot<T>(int slot)
        where T : unmanaged => new((byte*)_memory + ((long)slot * _rowBytes), _rowBytes / sizeof(T));
}

/// <summary>Images as float32 B×C×H×W.</summary>
internal sealed class ImageColumn(SampleImage first, BatchForm form)
    : TensorColumn(form, ScalarType.Float32, first.Channels, first.Height, first.Width)
{
    private readonly (int Channels, int Height, int Width) _shape = (first.Channels, first.Height, first.Width);

    protected override void Store(int slot, object value, string key)
    {
        if (value is not SampleImage image || (image.Channels, image.Height, image.Width) != _shape)
        {
            var received = value is SampleImage other ? Describe((other.Channels, other.Height, other.Width)) : "no image";
            throw new InvalidDataException(
                $"its entry '{key}' is {received}, but the batch began with {Describe(_shape)}; "
                + "the transforms must give all samples one size and number of channels");
        }

        image.WriteTo(Slot<float>(slot));
    }

    private static string Describe((int Channels, int Height, int Width) shape) =>
        $"{shape.Channels} channels of {shape.Width}x{shape.Height} pixels";
}

/// <summary>Label maps as int64 B×H×W.</summary>
internal sealed class LabelMapColumn(LabelMap first, BatchForm form) : TensorColumn(form, ScalarType.Int64, first.Height, first.Width)
{
    private readonly (int Width, int Height) _shape = (first.Width, first.Height);

    protected override void Store(int slot, object value, string key)
    {
        if (value is not LabelMap labels || (labels.Width, labels.Height) != _shape)
        {
            var received = value is LabelMap other ? $"{other.Width}x{other.Height} pixels" : "no label map";
            throw new InvalidDataException(
                $"its label map '{key}' is {received}, but the batch began with {_shape.Width}x{_shape.Height} pixels; "
                + "the transforms must give all samples one size");
        }

        labels.WriteTo(Slot<long>(slot));
    }
}

/// <summary>Arrays, B×shape, of their own type.</summary>
internal sealed class ArrayColumn(SampleArray first, BatchForm form) : TensorColumn(form, first.ScalarType, [.. first.Shape])
{
    private readonly (ScalarType Type, IReadOnlyList<long> Shape) _form = (first.ScalarType, first.Shape);

    protected override void Store(int slot, object value, string key)
    {
        if (value is not SampleArray array || array.ScalarType != _form.Type || !HasSameShape(array))
        {
            var received = value is SampleArray other ? Describe((other.ScalarType, other.Shape)) : "no array";
            throw new InvalidDataException($"its entry '{key}' is {received}, but the batch began with {Describe(_form)}");
        }

        array.Bytes.CopyTo(Slot<byte>(slot));
    }

    private bool HasSameShape(SampleArray array)
    {
        var isSame = array.Shape.Count == _form.Shape.Count;
        for (var i = 0; isSame && i < array.Shape.Count; i++)
        {
            isSame = array.Shape[i] == _form.Shape[i];
        }

        return isSame;
    }

    private static string Describe((ScalarType Type, IReadOnlyList<long> Shape) form) =>
        $"{form.Type} of the shape [{string.Join(", ", form.Shape)}]";
}
