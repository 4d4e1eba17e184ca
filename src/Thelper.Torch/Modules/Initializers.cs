namespace Thelper.Torch.Modules;

/// <summary>
/// Initial values of parameters, drawn from the default generator in PyTorch's order, so that an equal seed gives equal
/// weights; <c>torch.nn.init</c>. All change the tensor in place, without a trace in an autograd graph.
/// </summary>
public static partial class Initializers
{
    /// <summary>
    /// What a weight's deviation is multiplied by so that variances stay through a function; <c>torch.nn.init.calculate_gain</c>.
    /// </summary>
    /// <param name="nonlinearity">The function.</param>
    /// <param name="slope">Of a leaky ReLU; 0.01 by default.</param>
    public static double Gain(Nonlinearity nonlinearity, double slope = 0.01) => nonlinearity switch
    {
        Nonlinearity.Tanh => 5.0 / 3,
        Nonlinearity.ReLU => Math.Sqrt(2.0),
        Nonlinearity.LeakyReLU => Math.Sqrt(2.0 / (1 + (slope * slope))),
        Nonlinearity.Selu => 3.0 / 4,
        _ => 1,
    };

    /// <summary>
    /// Uniform within ±√3·gain/√fan_in, where gain = √(2/(1+a²)) for a leaky ReLU of slope a. PyTorch's convolutions and
    /// linear layers take a = √5.
    /// </summary>
    /// <param name="weight">At least two dimensions: outputs first, then inputs, then the kernel.</param>
    /// <param name="slope">a; √5 by default.</param>
    public static void KaimingUniform(Tensor weight, double? slope = null) =>
        KaimingUniform(weight, new KaimingOptions { Slope = slope ?? Math.Sqrt(5.0) });

    /// <summary>Uniform within ±√3·gain/√fan; <c>torch.nn.init.kaiming_uniform_</c>.</summary>
    /// <param name="weight">At least two dimensions: outputs first, then inputs, then the kernel.</param>
    /// <param name="options">The gain and which fan.</param>
    public static void KaimingUniform(Tensor weight, KaimingOptions options) =>
        Uniform(weight, Math.Sqrt(3.0) * KaimingDeviation(weight, options));

    /// <summary>Normal around 0 with the standard deviation gain/√fan; <c>torch.nn.init.kaiming_normal_</c>.</summary>
    /// <param name="weight">As for <see cref="KaimingUniform(Tensor, KaimingOptions)"/>.</param>
    /// <param name="options">The gain and which fan; PyTorch's defaults where left out.</param>
    public static void KaimingNormal(Tensor weight, KaimingOptions? options = null) =>
        Normal(weight, KaimingDeviation(weight, options ?? new KaimingOptions()));

    /// <summary>Normal around 0 with the standard deviation √2/√fan_out, the gain of a ReLU.</summary>
    /// <param name="weight">As for <see cref="KaimingUniform(Tensor, KaimingOptions)"/>.</param>
    public static void KaimingNormalByFanOut(Tensor weight) => KaimingNormal(weight, new KaimingOptions { Mode = FanMode.FanOut });

    /// <summary>Normal around 0 with the standard deviation √2/√fan_in, the gain of a ReLU.</summary>
    /// <param name="weight">As for <see cref="KaimingUniform(Tensor, KaimingOptions)"/>.</param>
    public static void KaimingNormalByFanIn(Tensor weight) => KaimingNormal(weight);

    /// <summary>
    /// Uniform within ±gain·√(6/(fan_in + fan_out)) (Glorot and Bengio, 2010); <c>torch.nn.init.xavier_uniform_</c>.
    /// </summary>
    /// <param name="weight">As for <see cref="KaimingUniform(Tensor, KaimingOptions)"/>.</param>
    /// <param name="gain">1 by default; see <see cref="Gain"/>.</param>
    public static void XavierUniform(Tensor weight, double gain = 1) => Uniform(weight, Math.Sqrt(3.0) * XavierDeviation(weight, gain));

    /// <summary>
    /// Normal around 0 with the standard deviation gain·√(2/(fan_in + fan_out)); <c>torch.nn.init.xavier_normal_</c>.
    /// </summary>
    /// <param name="weight">As for <see cref="KaimingUniform(Tensor, KaimingOptions)"/>.</param>
    /// <param name="gain">1 by default; see <see cref="Gain"/>.</param>
    public static void XavierNormal(Tensor weight, double gain = 1) => Normal(weight, XavierDeviation(weight, gain));

    /// <summary>Normal around 0.</summary>
    /// <param name="tensor">Any.</param>
    /// <param name="deviation">The standard deviation; above 0.</param>
    public static void Normal(Tensor tensor, double deviation) => Normal(tensor, 0, deviation);

    /// <summary>Normal; <c>torch.nn.init.normal_</c>.</summary>
    /// <param name="tensor">Any.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="deviation">The standard deviation; above 0.</param>
    public static void Normal(Tensor tensor, double mean, double deviation)
    {
        using var mode = GradMode.Disable();
        tensor.NormalInPlace(mean, deviation);
    }

    /// <summary>Normal, with what lies outside of a range put on its ends; <c>torch.nn.init.trunc_normal_</c>.</summary>
    /// <remarks>Numbers are drawn by the inverse of the distribution within the range, so only rounding has to be cut off.</remarks>
    /// <param name="tensor">Any.</param>
    /// <param name="mean">0 by default.</param>
    /// <param name="deviation">1 by default; above 0.</param>
    /// <param name="low">The least value; -2 by default.</param>
    /// <param name="high">The largest value; 2 by default.</param>
    public static void TruncatedNormal(Tensor tensor, double mean = 0, double deviation = 1, double low = -2, double high = 2)
    {
        using var mode = GradMode.Disable();
        var (first, last) = (Share((low - mean) / deviation), Share((high - mean) / deviation));
        tensor.UniformInPlace((2 * first) - 1, (2 * last) - 1).ErfinvInPlace()
            .MulInPlace(deviation * Math.Sqrt(2.0)).AddInPlace(mean).ClampInPlace(low, high);
    }

    /// <summary>Uniform; <c>torch.nn.init.uniform_</c>.</summary>
    /// <param name="tensor">Any.</param>
    /// <param name="low">The least value; 0 by default.</param>
    /// <param name="high">What all values are below; 1 by default.</param>
    public static void Uniform(Tensor tensor, double low, double high)
    {
        using var mode = GradMode.Disable();
        tensor.UniformInPlace(low, high);
    }

    /// <summary>Uniform within ±1/√fan_in of a layer's weight: PyTorch's initial biases.</summary>
    /// <param name="bias">Any.</param>
    /// <param name="weight">The weight of the same layer.</param>
    public static void UniformByFanIn(Tensor bias, Tensor weight) => Uniform(bias, 1 / Math.Sqrt(Fans(weight).In));

    /// <summary>Sets every element; <c>torch.nn.init.constant_</c>, <c>zeros_</c> and <c>ones_</c>.</summary>
    /// <param name="tensor">Any.</param>
    /// <param name="value">The value.</param>
    public static void Constant(Tensor tensor, double value)
    {
        using var mode = GradMode.Disable();
        tensor.FillInPlace(value);
    }

    private static void Uniform(Tensor tensor, double bound) => Uniform(tensor, -bound, bound);

    private static double KaimingDeviation(Tensor weight, KaimingOptions options)
    {
        var (inputs, outputs) = Fans(weight);
        return Gain(options.Nonlinearity, options.Slope) / Math.Sqrt(options.Mode == FanMode.FanIn ? inputs : outputs);
    }

    private static double XavierDeviation(Tensor weight, double gain)
    {
        var (inputs, outputs) = Fans(weight);
        return gain * Math.Sqrt(2.0 / (inputs + outputs));
    }

    private static (long In, long Out) Fans(Tensor weight)
    {
        var shape = weight.Shape;
        if (shape.Length < 2)
        {
            throw new ArgumentException(
                $"The scale of initial values follows from outputs and inputs, the first two dimensions of a weight, but the tensor is {weight}.",
                nameof(weight));
        }

        var field = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
        return (shape[1] * field, shape[0] * field);
    }
}
