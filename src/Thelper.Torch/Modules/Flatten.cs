namespace Thelper.Torch.Modules;

/// <summary>Joins neighbouring dimensions into one; <c>torch.nn.Flatten</c>.</summary>
/// <param name="first">The first of them; 1 by default, so that the batch stays.</param>
/// <param name="last">The last of them; negative counts from the end.</param>
public sealed class Flatten(long first = 1, long last = -1) : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => Operators.Flatten(input, first, last);
}

/// <summary>Gives its input back; <c>torch.nn.Identity</c>.</summary>
public sealed class Identity : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Compute(Tensor input) => input;
}
