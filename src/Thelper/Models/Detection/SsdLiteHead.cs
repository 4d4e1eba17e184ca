using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>Says of each anchor what it holds and how to move it; torchvision's <c>SSDLiteHead</c>.</summary>
internal sealed class SsdLiteHead : Module<IReadOnlyList<Tensor>, AnchorPredictions>
{
    private readonly int _labels;
    private readonly Predictions _classes;
    private readonly Predictions _boxes;

    /// <summary>Makes the layers.</summary>
    /// <param name="channels">Of each feature map.</param>
    /// <param name="anchors">At each position.</param>
    /// <param name="labels">Scores of each anchor.</param>
    /// <param name="normalisation">Makes the normalisation of so many channels.</param>
    public SsdLiteHead(IReadOnlyList<int> channels, int anchors, int labels, Func<int, Module<Tensor, Tensor>> normalisation)
    {
        _labels = labels;
        _classes = Register("classification_head", new Predictions(channels, anchors * labels, normalisation));
        _boxes = Register("regression_head", new Predictions(channels, anchors * 4, normalisation));
    }

    protected override AnchorPredictions Compute(IReadOnlyList<Tensor> input) =>
        AnchorPredictions.Of(_classes.Forward(input), _boxes.Forward(input), _labels);

    /// <summary>A block for each feature map.</summary>
    private sealed class Predictions : Module<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>>
    {
        private readonly Sequential[] _blocks;

        public Predictions(IReadOnlyList<int> channels, int outputs, Func<int, Module<Tensor, Tensor>> normalisation)
        {
            _blocks = [.. channels.Select(count => SsdLiteBlocks.Prediction(count, outputs, normalisation))];
            Register("module_list", new Sequential(_blocks));
        }

        protected override IReadOnlyList<Tensor> Compute(IReadOnlyList<Tensor> input) =>
            [.. input.Zip(_blocks, (map, block) => block.Forward(map))];
    }
}
