using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Detection;

/// <summary>Two linear layers over the features of a box; torchvision's <c>TwoMLPHead</c>.</summary>
internal sealed class BoxHead : Module<Tensor, Tensor>
{
    private readonly Linear _first;
    private readonly Linear _second;

    public BoxHead(int inputs, int outputs)
    {
        _first = Register("fc6", new Linear(inputs, outputs));
        _second = Register("fc7", new Linear(outputs, outputs));
    }

    /// <summary>N×C×H×W to N×outputs.</summary>
    protected override Tensor Compute(Tensor input) => _second.Forward(_first.Forward(input.Flatten(1)).ReluInPlace()).ReluInPlace();
}

/// <summary>A score for each class, and how to move the box if it is of that class; torchvision's <c>FastRCNNPredictor</c>.</summary>
internal sealed class BoxPredictor : Module<Tensor, (Tensor Scores, Tensor Codes)>
{
    private readonly Linear _scores;
    private readonly Linear _codes;

    public BoxPredictor(int inputs, int labels)
    {
        _scores = Register("cls_score", new Linear(inputs, labels));
        _codes = Register("bbox_pred", new Linear(inputs, labels * 4));
    }

    /// <summary>N×inputs to logits, N×labels, and codes, N×labels×4.</summary>
    protected override (Tensor Scores, Tensor Codes) Compute(Tensor input) =>
        (_scores.Forward(input), _codes.Forward(input).Reshape([input.Size(0), _scores.Outputs, 4]));
}
