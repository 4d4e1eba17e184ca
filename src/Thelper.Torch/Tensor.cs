using System.Globalization;
using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>
/// A multi-dimensional array on a device, with an optional gradient. Operators are extension methods in
/// <see cref="Operators"/>.
/// </summary>
/// <remarks>
/// A tensor owns a reference to native memory. It is given back by <see cref="Dispose"/>, or when the
/// <see cref="TensorScope"/> in which the tensor was made ends. Using it afterwards is an
/// <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed unsafe class Tensor : IDisposable
{
    private Tensor(TensorHandle handle) => RawHandle = handle;

    /// <summary>Native tensors that this process holds; a test compares it before and after to find a leak.</summary>
    public static long LiveCount => NativeMethods.TensorLiveCount();

    /// <summary>The sizes of all dimensions, outermost first; empty for a tensor of one element without dimensions.</summary>
    public long[] Shape
    {
        get
        {
            var info = Info();
            return Copy(info.Sizes, info.Dimensions);
        }
    }

    /// <summary>Elements to step in memory for each dimension.</summary>
    public long[] Strides
    {
        get
        {
            var info = Info();
            return Copy(info.Strides, info.Dimensions);
        }
    }

    /// <summary>The number of dimensions.</summary>
    public int Rank => checked((int)Info().Dimensions);

    /// <summary>The number of elements.</summary>
    public long ElementCount => Info().Elements;

    /// <summary>The type of the elements.</summary>
    public ScalarType ScalarType => (ScalarType)Info().ScalarType;

    /// <summary>Where the elements lie.</summary>
    public Device Device => new(Info().Device);

    /// <summary>Whether the elements lie in memory without gaps, in the order of their indices.</summary>
    public bool IsContiguous => Info().Contiguous != 0;

    /// <summary>Whether a backward pass leaves a gradient for this tensor, or for one that it was computed from.</summary>
    /// <exception cref="TorchException">Set on a tensor that is no leaf of the graph, or whose type is no real one.</exception>
    public bool RequiresGradient
    {
        get => Info().RequiresGradient != 0;
        set => NativeMethods.RequireGradient(Handle, value ? (byte)1 : (byte)0);
    }

    /// <summary>The native tensor, for a call.</summary>
    /// <exception cref="ObjectDisposedException">The tensor was freed.</exception>
    internal TensorHandle Handle => RawHandle.IsClosed ? throw Freed() : RawHandle;

    /// <summary>The native tensor, freed or not.</summary>
    internal TensorHandle RawHandle { get; }

    /// <summary>The size of one dimension.</summary>
    /// <param name="dimension">From 0; negative counts from the last.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tensor does not have that dimension.</exception>
    public long Size(int dimension)
    {
        var shape = Shape;
        var index = dimension < 0 ? dimension + shape.Length : dimension;
        return (uint)index < (uint)shape.Length
            ? shape[index]
            : throw new ArgumentOutOfRangeException(
                nameof(dimension), dimension, $"A tensor of the shape {this} has no such dimension.");
    }

    /// <summary>
    /// The elements' memory, in the order of their indices. Valid only while the tensor lives: keep the tensor, and use
    /// the span within the method.
    /// </summary>
    /// <typeparam name="T">The .NET type with the layout of <see cref="ScalarType"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The tensor is not on the CPU, has gaps, or has another type.</exception>
    public Span<T> AsSpan<T>()
        where T : unmanaged
    {
        var info = Info();
        return (ScalarType)info.ScalarType == ScalarTypes.Of<T>()
            ? new Span<T>(Memory(info, typeof(T).Name), checked((int)info.Elements))
            : throw Unreadable(typeof(T).Name);
    }

    /// <summary>The elements' memory as <see cref="AsSpan{T}"/> gives it, as bytes and for any type.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not on the CPU, or has gaps.</exception>
    public Span<byte> AsBytes()
    {
        var info = Info();
        return new Span<byte>(Memory(info, "bytes"), checked((int)(info.Elements * ((ScalarType)info.ScalarType).Size())));
    }

    /// <inheritdoc/>
    public void Dispose() => RawHandle.Dispose();

    /// <summary>Type, shape and device, such as <c>Float32[64, 3, 28, 28] on cpu</c>.</summary>
    public override string ToString()
    {
        if (RawHandle.IsClosed)
        {
            return "a freed tensor";
        }

        var text = Describe(Info());
        GC.KeepAlive(this);
        return text;
    }

    private void* Memory(NativeTensorInfo info, string wanted)
    {
        if (!new Device(info.Device).IsCpu || info.Contiguous == 0)
        {
            throw Unreadable(wanted);
        }

        void* data;
        NativeMethods.TensorData(Handle, &data);
        return data;
    }

    private InvalidOperationException Unreadable(string wanted) => new(
        $"The memory of {this} cannot be read as {wanted}; it must be a contiguous CPU tensor of that type.");

    internal static string Describe(NativeTensorInfo info)
    {
        var sizes = new ReadOnlySpan<long>(info.Sizes, checked((int)info.Dimensions)).ToArray();
        var shape = string.Join(", ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        return $"{(ScalarType)info.ScalarType}[{shape}] on {new Device(info.Device)}";
    }

    /// <summary>Takes over a native tensor, on behalf of the innermost open scope.</summary>
    internal static Tensor Own(TensorHandle handle)
    {
        var tensor = new Tensor(handle);
        TensorScope.Adopt(tensor);
        return tensor;
    }

    /// <summary>
    /// Makes this object stand for the tensor that another one stands for, its place in an autograd graph included. For a
    /// copy of a module, whose parameters are computed from those of the original.
    /// </summary>
    internal void Become(Tensor other) => NativeMethods.TensorAssign(Handle, other.Handle);

    internal static Tensor Own(nint handle) => Own(new TensorHandle(handle));

    private NativeTensorInfo Info()
    {
        NativeTensorInfo info;
        NativeMethods.TensorInfo(Handle, &info);
        return info;
    }

    /// <summary>Numbers that the native tensor owns, which must not be freed before they are copied.</summary>
    private long[] Copy(long* numbers, long count)
    {
        var copy = new ReadOnlySpan<long>(numbers, checked((int)count)).ToArray();
        GC.KeepAlive(this);
        return copy;
    }

    internal static ObjectDisposedException Freed() => new(
        nameof(Tensor),
        "The tensor was freed, by Dispose or because the TensorScope in which it was made has ended. "
        + "A tensor that is needed longer is handed to the outer scope by TensorScope.Keep.");
}
