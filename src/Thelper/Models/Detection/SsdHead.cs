using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Says of each anchor what it holds and how to move it; torchvision's <c>SSDHead</c> and <c>SSDLiteHead</c>.
/// </summary>
internal sealed class SsdHead : Module<IReadOnlyList<Tensor>, AnchorPredictions>
{
    private readonly int _labels;
    private readonly Predictions _classes;
    private readonly Predictions _boxes;

    /// <summary>Makes the layers.</summary>
    /// <param name="channels">Of each feature map.</param>
    /// <param name="anchors">At each position of each feature map.</param>
    /// <param name="labels">Scores of each anchor.</param>
    /// <param name="blocks">What predicts.</param>
    public SsdHead(IReadOnlyList<int> channels, IReadOnlyList<int> anchors, int labels, SsdBlocks blocks)
    {
        _labels = labels;
        _classes = Register("classification_head", new Predictions(channels, [.. anchors.Select(count => count * labels)], blocks));
        _boxes = Register("regression_head", new Predictions(channels, [.. anchors.Select(count => count * 4)], blocks));
    }

    protected override AnchorPredictions Compute(IReadOnlyList<Tensor> input) =>
        AnchorPredictions.Of(_classes.Forward(input), _boxes.Forward(input), _labels);

    /// <summary>A block for each feature map.</summary>
    private sealed class Predictions : Module<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>
    {
        private readonly Module<Tensor, Tensor>[] _blocks;

        public Predictions(IReadOnlyList<int> channels, IReadOnlyList<int> outputs, SsdBlocks blocks)
        {
            _blocks = [.. channels.Zip(outputs, blocks.Predict)];
            blocks.Draw(Register("module_list", new Sequential(_blocks)));
        }

        protected override IReadOnlyList<Tensor> Compute(IReadOnlyList<Tensor> input) =>
            [.. input.Zip(_blocks, (map, block) => block.Forward(map))];
    }
}

/// <summary>What the heads of an SSD are made of.</summary>
/// <param name="Predict">Makes what gives so many numbers at every position of a feature map of so many channels.</param>
/// <param name="Draw">Draws the initial values of many such.</param>
internal sealed record SsdBlocks(Func<int, int, Module<Tensor, Tensor>> Predict, Action<Module> Draw);
