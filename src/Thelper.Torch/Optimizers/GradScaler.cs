using System.Globalization;

namespace Thelper.Torch.Optimizers;

/// <summary>
/// Multiplies losses, so that gradients in half precision do not vanish, and divides the gradients again (Micikevicius et
/// al., "Mixed Precision Training", 2018). The factor falls when a gradient overflows and grows after many steps without
/// that; names and defaults are those of <c>torch.cuda.amp.GradScaler</c>.
/// </summary>
/// <remarks>
/// One step: backward from <see cref="Multiply"/> of the loss; gradients times 1/<see cref="Scale"/>; the optimizer's step,
/// unless a gradient is not finite; <see cref="Update"/>.
/// </remarks>
public sealed class GradScaler
{
    /// <summary>What losses are multiplied by; 65536 at first.</summary>
    public double Scale { get; private set; } = 65536;

    /// <summary>What the factor is multiplied by when it grows; 2.</summary>
    public double GrowthFactor { get; init; } = 2;

    /// <summary>What the factor is multiplied by when a gradient overflowed; 0.5.</summary>
    public double BackoffFactor { get; init; } = 0.5;

    /// <summary>Steps without an overflow after which the factor grows; 2000.</summary>
    public long GrowthInterval { get; init; } = 2000;

    /// <summary>Steps since the factor changed or a gradient overflowed.</summary>
    public long GrowthTracker { get; private set; }

    /// <summary>The loss to go back from.</summary>
    /// <param name="loss">Of a floating-point type.</param>
    public Tensor Multiply(Tensor loss) => loss.Mul(Scale);

    /// <summary>Chooses the factor of the next step.</summary>
    /// <param name="overflowed">Whether a gradient of this step was infinite or no number.</param>
    public void Update(bool overflowed)
    {
        GrowthTracker = overflowed ? 0 : GrowthTracker + 1;
        if (overflowed)
        {
            Scale *= BackoffFactor;
        }
        else if (GrowthTracker == GrowthInterval)
        {
            // PyTorch keeps the factor in single precision, in which it does not grow to infinity.
            Scale = float.IsFinite((float)(Scale * GrowthFactor)) ? Scale * GrowthFactor : Scale;
            GrowthTracker = 0;
        }
    }

    /// <summary>What must be kept to go on from here, under PyTorch's names.</summary>
    public OrderedDictionary<string, object?> StateDictionary() => new()
    {
        ["scale"] = Scale,
        ["growth_factor"] = GrowthFactor,
        ["backoff_factor"] = BackoffFactor,
        ["growth_interval"] = GrowthInterval,
        ["_growth_tracker"] = GrowthTracker,
    };

    /// <summary>Goes back to the factor and the count of a state; how it grows stays as it is.</summary>
    /// <param name="dictionary">From <see cref="StateDictionary"/>, or from PyTorch.</param>
    public void LoadStateDictionary(IReadOnlyDictionary<string, object?> dictionary)
    {
        Scale = Convert.ToDouble(dictionary["scale"], CultureInfo.InvariantCulture);
        GrowthTracker = Convert.ToInt64(dictionary["_growth_tracker"], CultureInfo.InvariantCulture);
    }
}
