using Thelper.Torch;

namespace Thelper.Train;

/// <summary>How far a reconstruction is from its image.</summary>
public enum ReconstructionError
{
    /// <summary>The mean of the squared differences.</summary>
    Mse,

    /// <summary>The mean of the absolute differences.</summary>
    L1,
}

/// <summary>
/// The error of reconstructions, and on demand that of their edges: the mean absolute difference of the gradients, which are
/// Sobel's, per channel, divided by 8, with the borders repeated.
/// </summary>
/// <param name="error">How differences of values count.</param>
/// <param name="edges">Whether edges count besides.</param>
internal sealed class ReconstructionLoss(ReconstructionError error, bool edges) : IDisposable
{
    private Tensor? _kernels;

    /// <summary>The parts, one element each: the error of the values and, where they count, that of the edges.</summary>
    /// <param name="reconstruction">B×C×H×W.</param>
    /// <param name="image">Of the same shape.</param>
    public (Tensor Values, Tensor? Edges) Forward(Tensor reconstruction, Tensor image)
    {
        var difference = reconstruction.Sub(image);
        var values = error == ReconstructionError.L1 ? difference.Abs().Mean() : difference.Mul(difference).Mean();

        // The gradient is linear, so that of the difference is the difference of the gradients.
        return (values, edges ? GradientsOf(difference).Abs().Mean() : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _kernels?.Dispose();

    /// <summary>B×C×H×W to (B·C)×2×H×W: along x, then along y.</summary>
    private Tensor GradientsOf(Tensor image)
    {
        _kernels ??= TensorScope.Release(Tensors.From<float>(
            [-0.125f, 0, 0.125f, -0.25f, 0, 0.25f, -0.125f, 0, 0.125f, -0.125f, -0.25f, -0.125f, 0, 0, 0, 0.125f, 0.25f, 0.125f],
            2, 1, 3, 3).To(image.Device));
        var planes = image.Reshape([-1, 1, image.Size(2), image.Size(3)]);
        return Operators.Conv2d(Repeated(Repeated(planes, 2), 3), _kernels);
    }

    /// <summary>One more row or column at each end, which repeats the last one.</summary>
    private static Tensor Repeated(Tensor planes, int dimension) => Operators.Cat(
        [planes.Slice(dimension, 0, 1), planes, planes.Slice(dimension, planes.Size(dimension) - 1, planes.Size(dimension))], dimension);
}
