namespace Thelper.Torch.Modules;

/// <summary>
/// y = x·Wᵀ + b over the last dimension; <c>torch.nn.Linear</c>. Parameters: <c>weight</c> (outputs×inputs),
/// <c>bias</c> (outputs).
/// </summary>
public sealed class Linear : Module<Tensor, Tensor>
{
    /// <summary>Makes the layer with PyTorch's initial values, drawn from the default generator.</summary>
    /// <param name="inputs">The size of the input's last dimension.</param>
    /// <param name="outputs">The size of the output's last dimension.</param>
    /// <param name="bias">Whether b is learned; without it there is none.</param>
    public Linear(int inputs, int outputs, bool bias = true)
    {
        (Inputs, Outputs) = (inputs, outputs);
        Weight = RegisterParameter("weight", Operators.Empty([outputs, inputs]));
        Initializers.KaimingUniform(Weight);
        if (bias)
        {
            Bias = RegisterParameter("bias", Operators.Empty([outputs]));
            Initializers.UniformByFanIn(Bias, Weight);
        }
    }

    /// <summary>The size of the input's last dimension.</summary>
    public int Inputs { get; }

    /// <summary>The size of the output's last dimension.</summary>
    public int Outputs { get; }

    /// <summary>Outputs×inputs.</summary>
    public Tensor Weight { get; }

    /// <summary>As many as outputs; null where there is none.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Linear(input, Weight, Bias);
}
