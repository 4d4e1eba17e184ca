using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>Says of each anchor how much it looks like each class, and how to move it; torchvision's <c>RetinaNetHead</c>.</summary>
internal sealed class RetinaNetHead : Module<IReadOnlyList<Tensor>, AnchorPredictions>
{
    private readonly int _labels;
    private readonly ConvolutionTower _classes;
    private readonly ConvolutionTower _boxes;

    /// <summary>Makes the layers.</summary>
    /// <param name="anchors">At each position.</param>
    /// <param name="labels">Scores of each anchor.</param>
    public RetinaNetHead(int anchors, int labels)
    {
        _labels = labels;
        _classes = Register("classification_head", new ConvolutionTower("cls_logits", anchors * labels, bodyFirst: true));
        _boxes = Register("regression_head", new ConvolutionTower("bbox_reg", anchors * 4, bodyFirst: false));
        HeadConvolutions.SetBias(_classes.Last, HeadConvolutions.RareBias);
    }

    protected override AnchorPredictions Compute(IReadOnlyList<Tensor> input) =>
        AnchorPredictions.Of([.. input.Select(_classes.Forward)], [.. input.Select(_boxes.Forward)], _labels);

    /// <summary>Four convolutions with activations, and a last one.</summary>
    private sealed class ConvolutionTower : Module<Tensor, Tensor>
    {
        private const int Height = 4;
        private readonly Sequential _convolutions;

        /// <summary>Makes the layers.</summary>
        /// <param name="last">The name of the last convolution.</param>
        /// <param name="outputs">What it gives.</param>
        /// <param name="bodyFirst">Whether the weights of the others are drawn before it is made; else after its own.</param>
        public ConvolutionTower(string last, int outputs, bool bodyFirst)
        {
            var channels = DetectionBackbone.Channels;
            Conv2d[] body = [.. Enumerable.Range(0, Height).Select(_ => HeadConvolutions.Plain(channels, channels, 3))];
            _convolutions = Register("conv", new Sequential(
                body.Select(convolution => new Sequential(convolution, new ReLU(inPlace: true)))));
            HeadConvolutions.DrawNormal(bodyFirst ? body : []);
            Last = Register(last, HeadConvolutions.Plain(channels, outputs, 3));
            HeadConvolutions.DrawNormal(bodyFirst ? [Last] : [Last, .. body]);
        }

        /// <summary>What gives the predictions.</summary>
        public Conv2d Last { get; }

        protected override Tensor Compute(Tensor input) => Last.Forward(_convolutions.Forward(input));
    }
}
