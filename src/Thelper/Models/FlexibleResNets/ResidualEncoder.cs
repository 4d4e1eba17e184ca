using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.FlexibleResNets;

/// <summary>
/// The part that the residual networks of the Python original share: what turns images B×C×H×W into a feature map, and into an
/// embedding B×features. The parameters have torchvision's names.
/// </summary>
/// <typeparam name="TOutput">What the network gives.</typeparam>
public abstract class ResidualEncoder<TOutput> : Module<Tensor, TOutput>, IEmbedding
{
    private readonly ResidualEncoderOptions _options;
    private readonly List<(string Name, Module<Tensor, Tensor> Module)> _stages = [];
    private readonly Module<Tensor, Tensor> _pool;
    private readonly bool _isFlexible;

    private protected ResidualEncoder(ResidualEncoderOptions options, bool isFlexible)
    {
        (_options, _isFlexible) = (options, isFlexible);
        _stages.AddRange(options.Stages().Select(stage => (stage.Name, Register(stage.Name, stage.Module))));
        _pool = Register<Module<Tensor, Tensor>>(
            "avgpool", isFlexible ? new AdaptiveAvgPool2d(1) : new AvgPool2d(options.PoolSize, stride: 1));
    }

    /// <summary>The channels of the feature map, which are the numbers of an embedding.</summary>
    private protected int Features => _options.Channels(_options.Blocks.Count - 1);

    /// <inheritdoc/>
    /// <exception cref="ModelException">The images do not fit the model.</exception>
    public Tensor Embed(Tensor input) => Pooled(Encode(input));

    /// <summary>B×C×H×W to B×features×H/reduction×W/reduction.</summary>
    private protected Tensor Encode(Tensor input) => EncodeStages(input)[^1];

    /// <summary>The outputs of the stem, before it is pooled, and of each layer.</summary>
    private protected IReadOnlyList<Tensor> EncodeStages(Tensor input)
    {
        RequireImages(input);
        var outputs = new List<Tensor>();
        var value = input;
        foreach (var (name, stage) in _stages)
        {
            value = stage.Forward(value);
            if (name == "relu" || name.StartsWith("layer", StringComparison.Ordinal))
            {
                outputs.Add(value);
            }
        }

        return outputs;
    }

    /// <summary>The mean of a feature map; B×features.</summary>
    private protected Tensor Pooled(Tensor features)
    {
        var (height, width, side) = (features.Size(2), features.Size(3), _options.PoolSize);
        return _isFlexible || (height == side && width == side) ? _pool.Forward(features).Flatten(1) : throw new ModelException(
            $"The model takes images whose feature map is {side}x{side}, which is that of {side * _options.Reduction}x{side * _options.Reduction} pixels, but "
            + $"received a batch whose feature map is {height}x{width}. Set model.params.flexible_input_res to true for images of any size.");
    }

    /// <summary>Draws the initial values of the convolutions; each residual branch begins as zero.</summary>
    private protected void InitializeEncoder()
    {
        foreach (var (_, module) in _stages.SelectMany(stage => stage.Module.NamedModules()))
        {
            if (module is Conv2d convolution)
            {
                Initializers.KaimingNormalByFanOut(convolution.Weight);
            }
            else if (module is FlexibleBlock block)
            {
                Initializers.Constant(block.LastNorm.Weight, 0);
            }
        }
    }

    private void RequireImages(Tensor input)
    {
        var shape = input.Shape;
        if (shape.Length != 4 || shape[1] != _options.InputChannels)
        {
            throw new ModelException(
                $"The model was made for images of {_options.InputChannels} channels (model.params.input_channels), but received a "
                + $"batch of the shape {string.Join("x", shape)}.");
        }
    }
}
