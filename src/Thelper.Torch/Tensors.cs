namespace Thelper.Torch;

/// <summary>Tensors from .NET memory and back.</summary>
public static class Tensors
{
    /// <summary>A CPU tensor with a copy of the values.</summary>
    /// <typeparam name="T">The elements' type; see <see cref="ScalarTypes.Of{T}"/>.</typeparam>
    /// <param name="values">The elements in the order of their indices.</param>
    /// <param name="shape">The sizes; their product must be the number of values. Without sizes, one dimension.</param>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        ReadOnlySpan<long> sizes = shape.IsEmpty ? [values.Length] : shape;
        var tensor = Operators.Empty(sizes, ScalarTypes.Of<T>());
        var target = tensor.AsSpan<T>();
        if (target.Length != values.Length)
        {
            var description = tensor.ToString();
            tensor.Dispose();
            throw new ArgumentException($"{values.Length} values do not fill {description}.", nameof(values));
        }

        values.CopyTo(target);
        return tensor;
    }

    /// <summary>A CPU tensor without dimensions that holds one value.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="value">The element.</param>
    public static Tensor FromScalar<T>(T value)
        where T : unmanaged
    {
        var tensor = Operators.Empty([], ScalarTypes.Of<T>());
        tensor.AsSpan<T>()[0] = value;
        return tensor;
    }

    /// <summary>A copy of the elements in the order of their indices, converted to <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">The elements' type; see <see cref="ScalarTypes.Of{T}"/>.</typeparam>
    /// <param name="tensor">On any device, of any type and layout.</param>
    public static T[] ToArray<T>(this Tensor tensor)
        where T : unmanaged
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        return tensor.To(Device.Cpu, ScalarTypes.Of<T>()).Contiguous().AsSpan<T>().ToArray();
    }

    /// <summary>The elements' bytes in the order of their indices, little-endian.</summary>
    /// <param name="tensor">On any device, of any type and layout.</param>
    public static byte[] ToBytes(this Tensor tensor)
    {
        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var contiguous = tensor.To(Device.Cpu).Contiguous();
        return contiguous.ElementCount == 0 ? [] : contiguous.FlatBytes().AsSpan<byte>().ToArray();
    }

    /// <summary>A CPU tensor from the bytes of its elements.</summary>
    /// <param name="bytes">The elements in the order of their indices, little-endian.</param>
    /// <param name="type">The elements' type.</param>
    /// <param name="shape">The sizes; with the type they say how many bytes there must be.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit.</exception>
    public static Tensor FromBytes(ReadOnlySpan<byte> bytes, ScalarType type, ReadOnlySpan<long> shape)
    {
        using var scope = TensorScope.Open();
        var tensor = Operators.Empty(shape, type);
        if (tensor.ElementCount * type.Size() != bytes.Length)
        {
            throw new ArgumentException($"{bytes.Length} bytes do not fill {tensor}.", nameof(bytes));
        }

        if (!bytes.IsEmpty)
        {
            bytes.CopyTo(tensor.FlatBytes().AsSpan<byte>());
        }

        return scope.Keep(tensor);
    }

    /// <summary>The only element, converted to a real number.</summary>
    /// <param name="tensor">One element, on any device, of any type.</param>
    public static double ToDouble(this Tensor tensor) => tensor.Item().ToDouble();

    /// <summary>The same elements on a device and of a type; the tensor itself where both fit already.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="device">The device wanted.</param>
    /// <param name="type">The type wanted; null keeps it.</param>
    public static Tensor To(this Tensor tensor, Device device, ScalarType? type = null)
    {
        var wanted = type ?? tensor.ScalarType;
        return tensor.Device == device && tensor.ScalarType == wanted ? tensor : tensor.To(device, wanted, false, false);
    }

    private static Tensor FlatBytes(this Tensor tensor) => tensor.Reshape([-1]).View(ScalarType.UInt8);
}
