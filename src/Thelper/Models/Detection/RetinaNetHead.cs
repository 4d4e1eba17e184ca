using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>Says of each anchor how much it looks like each class, and how to move it; torchvision's <c>RetinaNetHead</c>.</summary>
internal sealed class RetinaNetHead : Module<IReadOnlyList<Tensor>, AnchorPredictions>
{
    // Untrained, every anchor is an object with this probability, or the many that are none would drown the others.
    private const double Prior = 0.01;

    private readonly int _labels;
    private readonly ConvolutionTower _classes;
    private readonly ConvolutionTower _boxes;

    /// <summary>Makes the layers.</summary>
    /// <param name="anchors">At each position.</param>
    /// <param name="labels">Scores of each anchor.</param>
    public RetinaNetHead(int anchors, int labels)
    {
        _labels = labels;
        _classes = Register("classification_head", new ConvolutionTower("cls_logits", anchors * labels, -Math.Log((1 - Prior) / Prior)));
        _boxes = Register("regression_head", new ConvolutionTower("bbox_reg", anchors * 4, 0));
    }

    protected override AnchorPredictions Compute(IReadOnlyList<Tensor> input) =>
        AnchorPredictions.Of([.. input.Select(_classes.Forward)], [.. input.Select(_boxes.Forward)], _labels);

    /// <summary>Four convolutions with activations, and a last one.</summary>
    private sealed class ConvolutionTower : Module<Tensor, Tensor>
    {
        private const int Height = 4;
        private readonly Sequential _convolutions;
        private readonly Conv2d _last;

        public ConvolutionTower(string last, int outputs, double bias)
        {
            _convolutions = Register("conv", new Sequential(Enumerable.Range(0, Height).Select(_ => new Sequential(
                HeadConvolutions.Normal(DetectionBackbone.Channels, DetectionBackbone.Channels, 3), new ReLU(inPlace: true)))));
            _last = Register(last, HeadConvolutions.Normal(DetectionBackbone.Channels, outputs, 3));
            HeadConvolutions.SetBias(_last, bias);
        }

        protected override Tensor Compute(Tensor input) => _last.Forward(_convolutions.Forward(input));
    }
}
