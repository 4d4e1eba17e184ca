using Thelper.Configuration;
using Thelper.Data;

namespace Thelper.Transforms.Torchvision;

/// <summary>The options of torchvision's AutoAugment, for 8-bit images.</summary>
public sealed record AutoAugmentOptions : ITransformOptions
{
    /// <summary>The data that the policy was learned on: imagenet (the default), cifar10 or svhn.</summary>
    public AutoAugmentPolicy Policy { get; init; }

    /// <summary>How values between pixels are found; nearest by default.</summary>
    public InterpolationMode Interpolation { get; init; }

    /// <summary>The value outside a moved image, one number or one per channel; 0 by default. Label maps get the class
    /// 0.</summary>
    [AllowSingle]
    public IReadOnlyList<double>? Fill { get; init; }

    /// <inheritdoc/>
    public ITransform Create() => new AutoAugment(AutoAugmentPolicies.Of(Policy), new(Interpolation, Fill));
}

/// <summary>The data that a policy was learned on.</summary>
public enum AutoAugmentPolicy
{
    /// <summary>ImageNet.</summary>
    [ConfigKey("imagenet")]
    [Alias("IMAGENET", "AutoAugmentPolicy.IMAGENET")]
    ImageNet,

    /// <summary>CIFAR-10.</summary>
    [ConfigKey("cifar10")]
    [Alias("CIFAR10", "AutoAugmentPolicy.CIFAR10")]
    Cifar10,

    /// <summary>Street View House Numbers.</summary>
    [ConfigKey("svhn")]
    [Alias("SVHN", "AutoAugmentPolicy.SVHN")]
    Svhn,
}

/// <summary>
/// Applies one of 25 pairs of operations, each with its own probability: Cubuk et al., "AutoAugment: Learning Augmentation
/// Strategies from Data" (2019).
/// </summary>
internal sealed class AutoAugment(IReadOnlyList<(PolicyStep First, PolicyStep Second)> policy, AugmentationLook look) : ITransform
{
    public static AugmentationSpace Space { get; } = new() { Bins = 10 };

    public void Apply(SampleEntries entries, CounterRandom random)
    {
        var part = 0u;
        foreach (var augmentation in Choose(ref random))
        {
            augmentation.Create(Space, look).Apply(entries, random.Fork(part++));
        }
    }

    internal List<Augmentation> Choose(ref CounterRandom random)
    {
        var (first, second) = policy[random.NextInt32(policy.Count)];
        var chosen = new List<Augmentation>(2);
        foreach (var step in (ReadOnlySpan<PolicyStep>)[first, second])
        {
            var isApplied = random.NextDouble() < step.Probability;
            var augmentation = Augmentation.WithRandomSign(step.Kind, step.Bin, ref random);
            if (isApplied)
            {
                chosen.Add(augmentation);
            }
        }

        return chosen;
    }
}

/// <summary>One operation of a learned pair.</summary>
/// <param name="Kind">The operation.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="Bin">Of its magnitude, 0 to 9.</param>
internal readonly record struct PolicyStep(AugmentationKind Kind, double Probability, int Bin);
