using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Residual;

/// <summary>
/// A residual network without its classifier, which gives the outputs of some of its layers; torchvision's
/// <c>IntermediateLayerGetter</c> of a ResNet, with its names of parameters. B×3×H×W to a feature map for each layer asked for:
/// B×<see cref="ResNetLayout.Channels"/>×H/4×W/4 of <c>layer1</c>, and half the height and width from layer to layer unless
/// it is dilated.
/// </summary>
/// <remarks>Layers after the last one asked for are not made.</remarks>
public sealed class ResNetFeatures : Module<Tensor, IReadOnlyDictionary<string, Tensor>>
{
    private const int ImageNetClasses = 1000;
    private readonly List<(Module<Tensor, Tensor> Stage, string? Output)> _stages = [];

    /// <summary>Makes the network with the initial values that torchvision's has before weights are loaded.</summary>
    /// <param name="layout">Blocks and their widths; its <see cref="ResNetLayout.Normalisation"/> may be
    /// <see cref="FrozenBatchNorm2d"/>.</param>
    /// <param name="outputs">Names of the feature maps by the name of the layer that gives them: <c>layer1</c> to
    /// <c>layer4</c>.</param>
    /// <exception cref="ArgumentException">No layer is named, or there is none of a name.</exception>
    public ResNetFeatures(ResNetLayout layout, IReadOnlyDictionary<string, string> outputs)
    {
        RequireLayers(outputs);
        var remaining = outputs.Count;
        foreach (var (name, module) in ResNetStages.Create(layout))
        {
            if (remaining == 0)
            {
                module.Dispose();
                continue;
            }

            var output = outputs.GetValueOrDefault(name);
            _stages.Add((Register(name, module), output));
            remaining -= output is null ? 0 : 1;
        }

        // torchvision takes a whole classifier apart; an equal seed gives equal weights only if all of it is drawn.
        new Linear(layout.Channels(ResNetLayout.Layers), ImageNetClasses).Dispose();
        ResNetStages.Initialize(this, zeroResidual: false);
    }

    /// <summary>The feature maps under their names, from the first layer to the last.</summary>
    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, Tensor> Compute(Tensor input)
    {
        using var scope = TensorScope.Open();
        var maps = new OrderedDictionary<string, Tensor>();
        foreach (var (stage, output) in _stages)
        {
            input = stage.Forward(input);
            if (output is not null)
            {
                maps.Add(output, scope.Keep(input));
            }
        }

        return maps;
    }

    private static void RequireLayers(IReadOnlyDictionary<string, string> outputs)
    {
        var layers = Enumerable.Range(1, ResNetLayout.Layers).Select(ResNetStages.NameOf).ToArray();
        if (outputs.Count == 0 || outputs.Keys.Except(layers).Any())
        {
            throw new ArgumentException(
                $"A residual network gives the outputs of {string.Join(", ", layers)}, but was asked for [{string.Join(", ", outputs.Keys)}].",
                nameof(outputs));
        }
    }
}
