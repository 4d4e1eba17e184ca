using System.ComponentModel.DataAnnotations;
using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Train;

/// <summary>The type that a model computes in where that is safe.</summary>
public enum AutocastType
{
    /// <summary>That of its parameters: single precision.</summary>
    None,

    /// <summary>The upper half of a single-precision number: its range, 8 bits of precision.</summary>
    [ConfigKey("bf16")]
    [Alias("bfloat16")]
    BFloat16,

    /// <summary>IEEE half precision: 11 bits of precision, but a range so small that losses are scaled; CUDA alone.</summary>
    [ConfigKey("fp16")]
    [Alias("float16")]
    Float16,
}

/// <summary>How one training step is made; keys of the trainer's section.</summary>
public sealed record StepOptions : IValidatedOptions
{
    /// <summary>
    /// Computes matrix products and convolutions in a shorter type, when training and when evaluating; <c>none</c> by
    /// default. Parameters stay in single precision. With <c>fp16</c>, losses are scaled and steps whose gradients overflow
    /// are left out.
    /// </summary>
    public AutocastType Autocast { get; init; }

    /// <summary>
    /// Batches whose gradients make one optimizer step; 1 by default. The step is made with their mean, in which each batch
    /// counts the same. What is left at the end of an epoch makes a step too, with the mean of those.
    /// </summary>
    [AtLeast(1)]
    public int Accumulate { get; init; } = 1;

    /// <summary>
    /// The largest norm of all gradients together; longer ones are shortened to it. None by default. Training ends where
    /// the norm is not finite.
    /// </summary>
    [Positive]
    public double? ClipNorm { get; init; }

    /// <summary>The largest magnitude of an element of a gradient; none by default.</summary>
    [Positive]
    public double? ClipValue { get; init; }

    /// <summary>
    /// The share of the average that stays in each step when the weights are averaged; such as 0.999. The average is what is
    /// evaluated, and what the best checkpoint is chosen by. None by default.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double? EmaDecay { get; init; }

    /// <summary>Lays out images and weights with the channels last in memory; false by default. Changes no result but by rounding.</summary>
    public bool ChannelsLast { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (ClipNorm is not null && ClipValue is not null)
        {
            yield return new(nameof(ClipValue), "is given beside clip_norm; clip in one of the two ways.");
        }
    }

    /// <summary>Checks what only the machine can tell.</summary>
    /// <param name="device">Where the model computes.</param>
    /// <exception cref="SettingException">It cannot compute there as the options say.</exception>
    internal void RequireFit(Device device)
    {
        if (Autocast == AutocastType.Float16 && device.IsCpu)
        {
            throw new SettingException(this, nameof(Autocast),
                "is fp16, but the device is the cpu, which computes in bf16 or not shortened at all; use bf16 or none.");
        }
    }

    /// <summary>Checks that a step can be made in this way.</summary>
    /// <param name="optimizer">Makes it.</param>
    /// <exception cref="SettingException">It needs the loss several times, which the options do not allow.</exception>
    internal void RequireFit(Optimizer optimizer)
    {
        if (!optimizer.NeedsEvaluations)
        {
            return;
        }

        var reason = $"but {optimizer.GetType().Name.ToUpperInvariant()} computes the loss of a batch several times for one step";
        if (Accumulate > 1)
        {
            throw new SettingException(this, nameof(Accumulate), $"is {Accumulate}, {reason}, and knows one batch; make the batches larger, and remove it.");
        }

        if (ClipNorm is not null || ClipValue is not null)
        {
            throw new SettingException(
                this, ClipNorm is not null ? nameof(ClipNorm) : nameof(ClipValue), $"is given, {reason}, for which gradients must be as they are; remove it.");
        }

        if (Autocast == AutocastType.Float16)
        {
            throw new SettingException(this, nameof(Autocast), $"is fp16, {reason}, where a step with gradients that overflow cannot be left out; use bf16 or none.");
        }
    }

    /// <summary>Lays out a model's weights. Call it once the model is on its device, before anything copies them.</summary>
    internal void Prepare(Module model)
    {
        if (ChannelsLast)
        {
            Torch.ChannelsLast.Apply(model);
        }
    }

    /// <summary>A batch of images as the model wants it; other tensors as they are.</summary>
    /// <param name="input">On the model's device.</param>
    internal Tensor Arrange(Tensor input) => ChannelsLast && input.Rank == 4 ? input.ToChannelsLast() : input;

    /// <summary>The mode for forward and loss; backward and optimizer step come after it has ended.</summary>
    /// <param name="device">Where the model computes.</param>
    internal Autocast.Setting EnterAutocast(Device device) => Autocast switch
    {
        AutocastType.BFloat16 => Torch.Autocast.Enable(device, ScalarType.BFloat16),
        AutocastType.Float16 => Torch.Autocast.Enable(device, ScalarType.Float16),
        _ => default,
    };
}
