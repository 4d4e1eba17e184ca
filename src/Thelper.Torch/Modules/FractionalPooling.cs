namespace Thelper.Torch.Modules;

/// <summary>
/// The largest value of each window, where the distances of windows are drawn so that the output has a given size (Graham, 2014).
/// Windows are drawn anew each time, from the default generator, in use as in training.
/// </summary>
public abstract class FractionalMaxPool : Module<Tensor, Tensor>
{
    private readonly int _dimensions;
    private readonly long[] _kernel;
    private readonly Func<Tensor, long[]> _size;

    private protected FractionalMaxPool(int dimensions, Extent kernel, Extent output)
    {
        var size = output.For(dimensions);
        (_dimensions, _kernel, _size) = (dimensions, kernel.For(dimensions), _ => size);
    }

    private protected FractionalMaxPool(int dimensions, Extent kernel, IReadOnlyList<double> ratios)
    {
        if ((ratios.Count != 1 && ratios.Count != dimensions) || !ratios.All(ratio => ratio is > 0 and < 1))
        {
            throw new ArgumentException(
                $"Output and input have the given ratios, {dimensions} numbers between 0 and 1 or one for all, but they are [{string.Join(", ", ratios)}].",
                nameof(ratios));
        }

        (_dimensions, _kernel) = (dimensions, kernel.For(dimensions));
        _size = input => [.. Enumerable.Range(0, dimensions).Select(i => (long)(input.Size(i - dimensions) * ratios[ratios.Count == 1 ? 0 : i]))];
    }

    /// <inheritdoc/>
    protected sealed override Tensor Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var batch = input.Rank == _dimensions + 1 ? 1 : input.Size(0);
        var samples = Operators.Rand([batch, input.Size(-_dimensions - 1), _dimensions], input.ScalarType, input.Device);
        return scope.Keep((_dimensions == 2
            ? input.FractionalMaxPool2d(_kernel, _size(input), samples)
            : input.FractionalMaxPool3d(_kernel, _size(input), samples)).Item1);
    }
}

/// <summary>Maxima of windows of B×C×H×W at drawn distances; <c>torch.nn.FractionalMaxPool2d</c>.</summary>
public sealed class FractionalMaxPool2d : FractionalMaxPool
{
    /// <summary>Gives outputs of one size.</summary>
    /// <param name="kernel">The size of the window.</param>
    /// <param name="output">Height and width of the output.</param>
    public FractionalMaxPool2d(Extent kernel, Extent output)
        : base(2, kernel, output)
    {
    }

    /// <summary>Gives outputs whose size follows from the input's.</summary>
    /// <param name="kernel">The size of the window.</param>
    /// <param name="ratios">What height and width are multiplied by, between 0 and 1; one number for both, or two.</param>
    public FractionalMaxPool2d(Extent kernel, IReadOnlyList<double> ratios)
        : base(2, kernel, ratios)
    {
    }
}

/// <summary>Maxima of windows of B×C×D×H×W at drawn distances; <c>torch.nn.FractionalMaxPool3d</c>.</summary>
public sealed class FractionalMaxPool3d : FractionalMaxPool
{
    /// <summary>Gives outputs of one size.</summary>
    /// <param name="kernel">The size of the window.</param>
    /// <param name="output">Depth, height and width of the output.</param>
    public FractionalMaxPool3d(Extent kernel, Extent output)
        : base(3, kernel, output)
    {
    }

    /// <summary>Gives outputs whose size follows from the input's.</summary>
    /// <param name="kernel">The size of the window.</param>
    /// <param name="ratios">What the sizes are multiplied by, between 0 and 1; one number for all, or three.</param>
    public FractionalMaxPool3d(Extent kernel, IReadOnlyList<double> ratios)
        : base(3, kernel, ratios)
    {
    }
}
