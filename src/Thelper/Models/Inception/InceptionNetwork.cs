using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>
/// What torchvision's two Inception networks share: stages one after another, further predictions from some of them, and a last
/// layer, <c>fc</c>, after a dropout.
/// </summary>
public abstract class InceptionNetwork : ImageModel, IAuxiliaryOutputs
{
    // ImageNet's means and deviations, and the 0.5 that the networks' first weights were trained with.
    private static readonly (double Mean, double Deviation)[] Normalised = [(0.485, 0.229), (0.456, 0.224), (0.406, 0.225)];
    private const double Half = 0.5;

    private readonly List<Stage> _stages = [];
    private readonly bool _transforms;
    private Dropout? _dropout;
    private Linear? _classifier;

    private protected InceptionNetwork(OutputSize outputs, ImageNeeds images, InceptionNetworkOptions options)
        : base(outputs, images) => _transforms = options.TransformsInput;

    /// <inheritdoc/>
    public bool HasAuxiliaryOutputs => _stages.Exists(stage => stage.IsAuxiliary);

    /// <inheritdoc/>
    public abstract double AuxiliaryLossWeight { get; }

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    public (Tensor Output, IReadOnlyList<(string Name, Tensor Value)> Auxiliary) ForwardAll(Tensor input)
    {
        using var scope = TensorScope.Open();
        if (HasAuxiliaryOutputs)
        {
            AuxiliaryNeeds?.Require(input);
        }

        RequireImages(input);
        var (value, auxiliary) = (Transformed(input), new List<(string Name, Tensor Value)>());
        foreach (var (name, module, isAuxiliary) in _stages)
        {
            if (isAuxiliary)
            {
                auxiliary.Add((name, scope.Keep(Arrange(module.Forward(value)))));
            }
            else
            {
                value = module.Forward(value);
            }
        }

        return (scope.Keep(Predict(value.Flatten(1))), auxiliary);
    }

    /// <summary>What the further predictions need of images; null where that is no more than the model itself needs.</summary>
    private protected virtual ImageNeeds? AuxiliaryNeeds => null;

    /// <summary>Adds what the output of the last stage goes through next.</summary>
    private protected void Add(string name, Module<Tensor, Tensor> module) => _stages.Add(new(name, Register(name, module), IsAuxiliary: false));

    /// <summary>Adds what predicts from the output of a stage.</summary>
    /// <param name="name">The prediction's.</param>
    /// <param name="module">Gives B×outputs.</param>
    /// <param name="after">The stage; one that was added before.</param>
    private protected void AddAuxiliary(string name, Module<Tensor, Tensor> module, string after) =>
        _stages.Insert(_stages.FindIndex(stage => stage.Name == after) + 1, new(name, Register(name, module), IsAuxiliary: true));

    /// <summary>Adds the mean of the map, and the last layer.</summary>
    private protected void AddClassifier(int features, int outputs, double dropout)
    {
        Add("avgpool", new AdaptiveAvgPool2d(1));
        _dropout = Register("dropout", new Dropout(dropout));
        _classifier = Register("fc", new Linear(features, outputs));
    }

    /// <summary>Draws the weights of all convolutions and linear layers anew.</summary>
    /// <param name="deviation">Of a layer, by its full name.</param>
    private protected void Draw(Func<string, double> deviation)
    {
        foreach (var (name, module) in NamedModules())
        {
            if (((module as Conv2d)?.Weight ?? (module as Linear)?.Weight) is { } weight)
            {
                Initializers.TruncatedNormal(weight, deviation: deviation(name));
            }
        }
    }

    private protected override Tensor Describe(Tensor input) => _stages.Where(stage => !stage.IsAuxiliary)
        .Aggregate(Transformed(input), (value, stage) => stage.Module.Forward(value)).Flatten(1);

    private protected override Tensor Score(Tensor features) => _classifier!.Forward(_dropout!.Forward(features));

    /// <summary>Values normalised by ImageNet's means and deviations as if both were 0.5, where the model was made for those.</summary>
    private Tensor Transformed(Tensor input) => !_transforms ? input : Operators.Cat(
        [.. Normalised.Select((channel, i) =>
            input.Slice(1, i, i + 1).Mul(channel.Deviation / Half).Add((channel.Mean - Half) / Half))],
        1);

    private sealed record Stage(string Name, Module<Tensor, Tensor> Module, bool IsAuxiliary);
}
