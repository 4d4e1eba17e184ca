namespace Thelper.Torch.Modules;

/// <summary>
/// Initial values of parameters, drawn from the default generator in PyTorch's order, so that an equal seed gives equal
/// weights. The two methods of He et al., "Delving Deep into Rectifiers" (2015), as <c>torch.nn.init</c> defines them.
/// </summary>
public static class Initializers
{
    /// <summary>
    /// Uniform within ±√3·gain/√fan_in, where gain = √(2/(1+a²)) for a leaky ReLU of slope a. PyTorch's convolutions and
    /// linear layers take a = √5.
    /// </summary>
    /// <param name="weight">At least two dimensions: outputs first, then inputs, then the kernel. Changed in place.</param>
    /// <param name="slope">a; √5 by default.</param>
    public static void KaimingUniform(Tensor weight, double? slope = null)
    {
        var a = slope ?? Math.Sqrt(5.0);
        var deviation = Math.Sqrt(2.0 / (1 + (a * a))) / Math.Sqrt(FanIn(weight));
        var bound = Math.Sqrt(3.0) * deviation;
        Uniform(weight, bound);
    }

    /// <summary>
    /// Uniform within ±√6/√(fan_in + fan_out) (Glorot and Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural
    /// Networks", 2010).
    /// </summary>
    /// <param name="weight">As for <see cref="KaimingUniform"/>. Changed in place.</param>
    public static void XavierUniform(Tensor weight)
    {
        var deviation = Math.Sqrt(2.0 / (FanIn(weight) + FanOut(weight)));
        Uniform(weight, Math.Sqrt(3.0) * deviation);
    }

    /// <summary>Normal around 0 with the standard deviation √2/√fan_out, the gain of a ReLU.</summary>
    /// <param name="weight">As for <see cref="KaimingUniform"/>. Changed in place.</param>
    public static void KaimingNormalByFanOut(Tensor weight) => Normal(weight, Math.Sqrt(2.0) / Math.Sqrt(FanOut(weight)));

    /// <summary>Normal around 0 with the standard deviation √2/√fan_in, the gain of a ReLU.</summary>
    /// <param name="weight">As for <see cref="KaimingUniform"/>. Changed in place.</param>
    public static void KaimingNormalByFanIn(Tensor weight) => Normal(weight, Math.Sqrt(2.0) / Math.Sqrt(FanIn(weight)));

    /// <summary>Normal around 0.</summary>
    /// <param name="tensor">Changed in place.</param>
    /// <param name="deviation">The standard deviation; above 0.</param>
    public static void Normal(Tensor tensor, double deviation)
    {
        using var mode = GradMode.Disable();
        tensor.NormalInPlace(0, deviation);
    }

    /// <summary>Uniform within ±1/√fan_in of a layer's weight: PyTorch's initial biases.</summary>
    /// <param name="bias">Changed in place.</param>
    /// <param name="weight">The weight of the same layer.</param>
    public static void UniformByFanIn(Tensor bias, Tensor weight) => Uniform(bias, 1 / Math.Sqrt(FanIn(weight)));

    /// <summary>Sets every element.</summary>
    /// <param name="tensor">Changed in place.</param>
    /// <param name="value">The value.</param>
    public static void Constant(Tensor tensor, double value)
    {
        using var mode = GradMode.Disable();
        tensor.FillInPlace(value);
    }

    private static void Uniform(Tensor tensor, double bound)
    {
        using var mode = GradMode.Disable();
        tensor.UniformInPlace(-bound, bound);
    }

    private static long FanIn(Tensor weight) => weight.Size(1) * ReceptiveField(weight);

    private static long FanOut(Tensor weight) => weight.Size(0) * ReceptiveField(weight);

    private static long ReceptiveField(Tensor weight) => weight.ElementCount / (weight.Size(0) * weight.Size(1));
}
