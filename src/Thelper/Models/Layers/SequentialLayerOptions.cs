using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Layers;

/// <summary>The options of <c>torch.nn.Sequential</c>: layers one after another.</summary>
public sealed record SequentialLayerOptions : LayerOptions
{
    /// <summary>The layers, in the order of the computation.</summary>
    [NotEmpty]
    public required IReadOnlyList<ILayerOptions> Layers { get; init; }

    /// <inheritdoc/>
    /// <exception cref="SettingException">A layer takes or gives more than a tensor.</exception>
    public override Module Create() => new Sequential(Layers.Select(layer => layer.Create() as Module<Tensor, Tensor>
        ?? throw new SettingException(
            layer, "", "takes or gives more than one tensor, and so cannot be one of several in a row; write a model of your own for it.")));
}
