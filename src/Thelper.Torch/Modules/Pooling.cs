namespace Thelper.Torch.Modules;

/// <summary>How a pooling moves over its input, with PyTorch's defaults.</summary>
/// <param name="Kernel">The size of the window.</param>
public sealed record PoolingOptions(Extent Kernel)
{
    /// <summary>Values between two windows; the kernel size by default.</summary>
    public Extent? Stride { get; init; }

    /// <summary>Values added on each side, at most half of the kernel: zeros to a mean, minus infinity to a maximum; 0 by default.</summary>
    public Extent Padding { get; init; } = 0;

    /// <summary>Values between two elements of the window; 1 by default. Of maxima only.</summary>
    public Extent Dilation { get; init; } = 1;

    /// <summary>Whether a window that is partly outside at the end counts; false by default.</summary>
    public bool Ceiling { get; init; }

    /// <summary>Whether added zeros count in a mean; true by default.</summary>
    public bool CountIncludePad { get; init; } = true;

    /// <summary>What a sum is divided by to be a mean; the size of the window by default.</summary>
    public long? Divisor { get; init; }
}

/// <summary>The largest value of each window along the last one, two or three dimensions.</summary>
public abstract class MaxPool : Module<Tensor, Tensor>
{
    private readonly PoolingWindow _window;
    private readonly long[] _dilation;
    private readonly bool _ceiling;

    /// <summary>Makes the layer.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="options">The window.</param>
    private protected MaxPool(int dimensions, PoolingOptions options)
    {
        _window = new PoolingWindow(dimensions, options);
        (_dilation, _ceiling) = (options.Dilation.For(dimensions), options.Ceiling);
    }

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input) => _window.Dimensions switch
    {
        1 => Operators.MaxPool1d(input, _window.Kernel, _window.Stride, _window.Padding, _dilation, _ceiling),
        2 => Operators.MaxPool2d(input, _window.Kernel, _window.Stride, _window.Padding, _dilation, _ceiling),
        _ => Operators.MaxPool3d(input, _window.Kernel, _window.Stride, _window.Padding, _dilation, _ceiling),
    };
}

/// <summary>The mean of each window along the last one, two or three dimensions.</summary>
public abstract class AvgPool : Module<Tensor, Tensor>
{
    private readonly PoolingWindow _window;
    private readonly PoolingOptions _options;

    /// <summary>Makes the layer.</summary>
    /// <param name="dimensions">1 to 3.</param>
    /// <param name="options">The window.</param>
    private protected AvgPool(int dimensions, PoolingOptions options)
    {
        _window = new PoolingWindow(dimensions, options);
        _options = options;
    }

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input) => _window.Dimensions switch
    {
        1 => Operators.AvgPool1d(
            input, _window.Kernel, _window.Stride, _window.Padding, _options.Ceiling, _options.CountIncludePad),
        2 => Operators.AvgPool2d(
            input, _window.Kernel, _window.Stride, _window.Padding, _options.Ceiling, _options.CountIncludePad, _options.Divisor),
        _ => Operators.AvgPool3d(
            input, _window.Kernel, _window.Stride, _window.Padding, _options.Ceiling, _options.CountIncludePad, _options.Divisor),
    };
}

/// <summary>The largest value of each window of B×C×L; <c>torch.nn.MaxPool1d</c>.</summary>
/// <param name="options">The window.</param>
public sealed class MaxPool1d(PoolingOptions options) : MaxPool(1, options);

/// <summary>The largest value of each window of B×C×H×W; <c>torch.nn.MaxPool2d</c>.</summary>
public sealed class MaxPool2d : MaxPool
{
    /// <summary>Makes the layer.</summary>
    /// <param name="options">The window.</param>
    public MaxPool2d(PoolingOptions options)
        : base(2, options)
    {
    }

    /// <summary>Makes the layer.</summary>
    /// <param name="kernel">The size of the window, in pixels.</param>
    /// <param name="stride">Pixels between two windows; the kernel size by default.</param>
    /// <param name="padding">Pixels of minus infinity added on each side.</param>
    /// <param name="ceiling">Whether a window that is partly outside at the bottom or the right counts; false by default.</param>
    public MaxPool2d(Size2d kernel, Size2d? stride = null, Size2d padding = default, bool ceiling = false)
        : this(new PoolingOptions(kernel) { Stride = stride ?? kernel, Padding = padding, Ceiling = ceiling })
    {
    }
}

/// <summary>The largest value of each window of B×C×D×H×W; <c>torch.nn.MaxPool3d</c>.</summary>
/// <param name="options">The window.</param>
public sealed class MaxPool3d(PoolingOptions options) : MaxPool(3, options);

/// <summary>The mean of each window of B×C×L; <c>torch.nn.AvgPool1d</c>.</summary>
/// <param name="options">The window.</param>
public sealed class AvgPool1d(PoolingOptions options) : AvgPool(1, options);

/// <summary>The mean of each window of B×C×H×W; <c>torch.nn.AvgPool2d</c>.</summary>
public sealed class AvgPool2d : AvgPool
{
    /// <summary>Makes the layer.</summary>
    /// <param name="options">The window.</param>
    public AvgPool2d(PoolingOptions options)
        : base(2, options)
    {
    }

    /// <summary>Makes the layer.</summary>
    /// <param name="kernel">The size of the window, in pixels.</param>
    /// <param name="stride">Pixels between two windows; the kernel size by default.</param>
    /// <param name="padding">Zeros added on each side, counted in the mean.</param>
    public AvgPool2d(Size2d kernel, Size2d? stride = null, Size2d padding = default)
        : this(new PoolingOptions(kernel) { Stride = stride ?? kernel, Padding = padding })
    {
    }
}

/// <summary>The mean of each window of B×C×D×H×W; <c>torch.nn.AvgPool3d</c>.</summary>
/// <param name="options">The window.</param>
public sealed class AvgPool3d(PoolingOptions options) : AvgPool(3, options);

/// <summary>The window of a pooling, a number for each dimension.</summary>
internal sealed class PoolingWindow(int dimensions, PoolingOptions options)
{
    public int Dimensions => dimensions;

    public long[] Kernel { get; } = options.Kernel.For(dimensions);

    public long[] Stride { get; } = (options.Stride ?? options.Kernel).For(dimensions);

    public long[] Padding { get; } = options.Padding.For(dimensions);
}
