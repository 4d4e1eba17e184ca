using Thelper.Configuration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models;

/// <summary>The options of <see cref="LeNet"/>, with the names and defaults of the Python original.</summary>
[Supports(TaskKind.Classification, TaskKind.Regression)]
public sealed record LeNetOptions : IModelOptions, IValidatedOptions
{
    /// <summary>Channels, height and width of the images; 1x28x28 by default.</summary>
    public IReadOnlyList<int> InputShape { get; init; } = [1, 28, 28];

    /// <summary>Channels after the first convolution; 6 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("conv1_filters")]
    public int FirstFilters { get; init; } = 6;

    /// <summary>Channels after the second convolution; 16 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("conv2_filters")]
    public int SecondFilters { get; init; } = 16;

    /// <summary>Outputs of the first linear layer; 120 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("hidden1_size")]
    public int FirstHidden { get; init; } = 120;

    /// <summary>Outputs of the second linear layer; 84 by default.</summary>
    [AtLeast(1)]
    [ConfigKey("hidden2_size")]
    public int SecondHidden { get; init; } = 84;

    /// <summary>Outputs of the model; those of the task by default.</summary>
    [AtLeast(1)]
    public int? OutputSize { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionsProblem> Validate()
    {
        if (InputShape is not [> 0, >= LeNet.SmallestSide, >= LeNet.SmallestSide])
        {
            yield return new(nameof(InputShape),
                $"must be [channels, height, width] with sides of at least {LeNet.SmallestSide}, but is [{string.Join(", ", InputShape)}].");
        }
    }

    /// <inheritdoc/>
    public Module Create(LearningTask task) =>
        new LeNet(this, Models.OutputSize.For(task, OutputSize, this, nameof(OutputSize)));
}

/// <summary>
/// Two convolutions with pooling and three linear layers, after LeCun et al., "Gradient-Based Learning Applied to Document
/// Recognition" (1998). B×C×H×W to B×classes, or to B×target shape for a regression.
/// </summary>
public sealed class LeNet : Module<Tensor, Tensor>
{
    internal const int SmallestSide = 16;

    private const int Kernel = 5;
    private readonly IReadOnlyList<int> _inputShape;
    private readonly OutputSize _outputs;
    private readonly Sequential _baseline;
    private readonly Sequential _classifier;

    /// <summary>Makes the model with PyTorch's initial values.</summary>
    /// <param name="options">The sizes of the layers.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public LeNet(LeNetOptions options, OutputSize outputs)
    {
        (_inputShape, _outputs) = (options.InputShape, outputs);
        var padding = _inputShape[1] == 28 ? 2 : 0;
        _baseline = Register("baseline", new Sequential(
            new Conv2d(_inputShape[0], options.FirstFilters, new(Kernel) { Padding = padding }),
            new ReLU(),
            new MaxPool2d(2),
            new Conv2d(options.FirstFilters, options.SecondFilters, new(Kernel)),
            new ReLU(),
            new MaxPool2d(2)));
        var features = options.SecondFilters * Remaining(_inputShape[1], padding) * Remaining(_inputShape[2], padding);
        _classifier = Register("classifier", new Sequential(
            new Linear(features, options.FirstHidden),
            new ReLU(),
            new Linear(options.FirstHidden, options.SecondHidden),
            new ReLU(),
            new Linear(options.SecondHidden, outputs.Count)));
    }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images are not of the shape that the model was made for.</exception>
    protected override Tensor Compute(Tensor input)
    {
        var shape = input.Shape;
        if (shape.Length != 4 || shape[1] != _inputShape[0] || shape[2] != _inputShape[1] || shape[3] != _inputShape[2])
        {
            throw new ModelException(
                $"LeNet was made for images of {string.Join("x", _inputShape)} (channels, height, width; model.params.input_shape), "
                + $"but received a batch of the shape {string.Join("x", shape)}.");
        }

        return _outputs.Arrange(_classifier.Forward(_baseline.Forward(input).Flatten(1)));
    }

    private static int Remaining(int side, int padding) => (((side + (2 * padding) - Kernel + 1) / 2) - Kernel + 1) / 2;
}
