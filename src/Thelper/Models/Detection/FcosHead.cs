using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>
/// Says of each position how much it looks like each class, how far the edges of its object are, and how near its centre;
/// torchvision's <c>FCOSHead</c>.
/// </summary>
internal sealed class FcosHead : Module<IReadOnlyList<Tensor>, AnchorPredictions>
{
    private readonly int _labels;
    private readonly ClassTower _classes;
    private readonly BoxTower _boxes;

    /// <summary>Makes the layers.</summary>
    /// <param name="labels">Scores of each position.</param>
    public FcosHead(int labels)
    {
        _labels = labels;
        _classes = Register("classification_head", new ClassTower(labels));
        _boxes = Register("regression_head", new BoxTower());
    }

    protected override AnchorPredictions Compute(IReadOnlyList<Tensor> input)
    {
        var boxes = input.Select(_boxes.Forward).ToArray();
        return AnchorPredictions.Of([.. input.Select(_classes.Forward)], [.. boxes.Select(map => map.Edges)], _labels) with
        {
            Centredness = Operators.Cat([.. boxes.Select(map => AnchorPredictions.Rows(map.Centre, 1))], 1),
        };
    }

    /// <summary>Four convolutions, each with a normalisation of groups of channels and an activation.</summary>
    private static (Sequential Tower, Conv2d[] Convolutions) Tower()
    {
        const int height = 4;
        const int groups = 32;
        var channels = DetectionBackbone.Channels;
        Conv2d[] convolutions = [.. Enumerable.Range(0, height).Select(_ => HeadConvolutions.Plain(channels, channels, 3))];
        return (new Sequential(convolutions.SelectMany(convolution =>
            new Module<Tensor, Tensor>[] { convolution, new GroupNorm(groups, channels), new ReLU() })), convolutions);
    }

    private sealed class ClassTower : Module<Tensor, Tensor>
    {
        private readonly Sequential _tower;
        private readonly Conv2d _last;

        public ClassTower(int labels)
        {
            (_tower, var convolutions) = Tower();
            Register("conv", _tower);
            HeadConvolutions.DrawNormal(convolutions);
            _last = Register("cls_logits", HeadConvolutions.Plain(DetectionBackbone.Channels, labels, 3));
            HeadConvolutions.DrawNormal(_last);
            HeadConvolutions.SetBias(_last, HeadConvolutions.RareBias);
        }

        protected override Tensor Compute(Tensor input) => _last.Forward(_tower.Forward(input));
    }

    private sealed class BoxTower : Module<Tensor, (Tensor Edges, Tensor Centre)>
    {
        private readonly Sequential _tower;
        private readonly Conv2d _edges;
        private readonly Conv2d _centre;

        public BoxTower()
        {
            (_tower, var convolutions) = Tower();
            Register("conv", _tower);
            _edges = Register("bbox_reg", HeadConvolutions.Plain(DetectionBackbone.Channels, 4, 3));
            _centre = Register("bbox_ctrness", HeadConvolutions.Plain(DetectionBackbone.Channels, 1, 3));
            HeadConvolutions.DrawNormal([_edges, _centre, .. convolutions]);
        }

        /// <summary>Distances are not negative.</summary>
        protected override (Tensor Edges, Tensor Centre) Compute(Tensor input)
        {
            var features = _tower.Forward(input);
            return (_edges.Forward(features).Relu(), _centre.Forward(features));
        }
    }
}
