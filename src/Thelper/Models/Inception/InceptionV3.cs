using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>
/// The third Inception network (Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2015), with
/// torchvision's names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a regression; H and W are
/// at least 75. A further prediction, <c>AuxLogits</c>, helps to train; for that, H and W are at least 299.
/// </summary>
public sealed class InceptionV3 : InceptionNetwork
{
    private const double Deviation = 0.1;
    private const double AuxiliaryDeviation = 0.001;
    private const int Features = 2048;
    private const string AuxiliaryName = "AuxLogits";

    /// <summary>Makes the model.</summary>
    /// <param name="options">What else is chosen.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public InceptionV3(InceptionV3Options options, OutputSize outputs)
        : base(outputs, new("Inception v3", SmallestSide: 75), options)
    {
        AddStem();
        Add("Mixed_5b", InceptionBlocks.Fine(192, 32));
        Add("Mixed_5c", InceptionBlocks.Fine(256, 64));
        Add("Mixed_5d", InceptionBlocks.Fine(288, 64));
        Add("Mixed_6a", InceptionBlocks.FineToMiddle(288));
        Add("Mixed_6b", InceptionBlocks.Middle(768, 128));
        Add("Mixed_6c", InceptionBlocks.Middle(768, 160));
        Add("Mixed_6d", InceptionBlocks.Middle(768, 160));
        Add("Mixed_6e", InceptionBlocks.Middle(768, 192));
        if (options.PredictsEarly)
        {
            AddAuxiliary(AuxiliaryName, Auxiliary(outputs.Count), after: "Mixed_6e");
        }

        Add("Mixed_7a", InceptionBlocks.MiddleToCoarse(768));
        Add("Mixed_7b", InceptionBlocks.Coarse(1280));
        Add("Mixed_7c", InceptionBlocks.Coarse(Features));
        AddClassifier(Features, outputs.Count, options.Dropout);
        if (options.InitWeights)
        {
            Draw(name => name == $"{AuxiliaryName}.fc" ? AuxiliaryDeviation : Deviation);
        }
    }

    /// <summary>0.4, as torchvision's guides have it.</summary>
    public override double AuxiliaryLossWeight => 0.4;

    private protected override ImageNeeds? AuxiliaryNeeds { get; } =
        new("Inception v3 with its further prediction (model.params.aux_logits)", SmallestSide: 299);

    private void AddStem()
    {
        Add("Conv2d_1a_3x3", ConvolutionUnit.Halving(3, 32));
        Add("Conv2d_2a_3x3", ConvolutionUnit.Create(32, 32, new(3)));
        Add("Conv2d_2b_3x3", ConvolutionUnit.Same(32, 64, 3));
        Add("maxpool1", new MaxPool2d(3, stride: 2));
        Add("Conv2d_3b_1x1", ConvolutionUnit.Same(64, 80, 1));
        Add("Conv2d_4a_3x3", ConvolutionUnit.Create(80, 192, new(3)));
        Add("maxpool2", new MaxPool2d(3, stride: 2));
    }

    private static Sequential Auxiliary(int outputs) => new(
        ("smaller", new AvgPool2d(5, stride: 3)),
        ("conv0", ConvolutionUnit.Same(768, 128, 1)),
        ("conv1", ConvolutionUnit.Create(128, 768, new(5))),
        ("pool", new AdaptiveAvgPool2d(1)),
        ("flatten", new Flatten()),
        ("fc", new Linear(768, outputs)));
}
