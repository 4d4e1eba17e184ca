using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>
/// The first Inception network (Szegedy et al., "Going Deeper with Convolutions", 2014), with torchvision's batch normalisations,
/// names of parameters and initial values. B×3×H×W to B×classes, or to B×target shape for a regression; H and W are at least 15.
/// Two further predictions, <c>aux1</c> and <c>aux2</c>, help to train.
/// </summary>
public sealed class GoogLeNet : InceptionNetwork
{
    private const double Deviation = 0.01;
    private const int Features = 1024;

    /// <summary>Makes the model.</summary>
    /// <param name="options">What else is chosen.</param>
    /// <param name="outputs">The number of classes, or what a regression predicts.</param>
    public GoogLeNet(GoogLeNetOptions options, OutputSize outputs)
        : base(outputs, new("GoogLeNet", SmallestSide: 15), options)
    {
        AddStem();
        Add("inception3a", Block(192, 64, (96, 128), (16, 32), 32));
        Add("inception3b", Block(256, 128, (128, 192), (32, 96), 64));
        Add("maxpool3", new MaxPool2d(3, stride: 2, ceiling: true));
        Add("inception4a", Block(480, 192, (96, 208), (16, 48), 64));
        Add("inception4b", Block(512, 160, (112, 224), (24, 64), 64));
        Add("inception4c", Block(512, 128, (128, 256), (24, 64), 64));
        Add("inception4d", Block(512, 112, (144, 288), (32, 64), 64));
        Add("inception4e", Block(528, 256, (160, 320), (32, 128), 128));
        Add("maxpool4", new MaxPool2d(2, stride: 2, ceiling: true));
        Add("inception5a", Block(832, 256, (160, 320), (32, 128), 128));
        Add("inception5b", Block(832, 384, (192, 384), (48, 128), 128));
        if (options.PredictsEarly)
        {
            // Made last, as torchvision does, so that the initial values and the order of the names are its own.
            AddAuxiliary("aux1", Auxiliary(512, outputs.Count, options.DropoutAux), after: "inception4a");
            AddAuxiliary("aux2", Auxiliary(528, outputs.Count, options.DropoutAux), after: "inception4d");
        }

        AddClassifier(Features, outputs.Count, options.Dropout);
        if (options.InitWeights)
        {
            Draw(_ => Deviation);
        }
    }

    /// <summary>0.3, as published.</summary>
    public override double AuxiliaryLossWeight => 0.3;

    private void AddStem()
    {
        Add("conv1", ConvolutionUnit.Create(3, 64, new(7) { Stride = 2, Padding = 3 }));
        Add("maxpool1", new MaxPool2d(3, stride: 2, ceiling: true));
        Add("conv2", ConvolutionUnit.Same(64, 64, 1));
        Add("conv3", ConvolutionUnit.Same(64, 192, 3));
        Add("maxpool2", new MaxPool2d(3, stride: 2, ceiling: true));
    }

    /// <summary>Four branches; the third has a 3x3 kernel where the paper has 5x5, as torchvision's weights do.</summary>
    private static ConcatenatedBranches Block(
        int channels, int pointwise, (int Reduced, int Outputs) second, (int Reduced, int Outputs) third, int pooled) => new(
        Branch.Of("branch1", ConvolutionUnit.Same(channels, pointwise, 1)),
        Branch.Of("branch2", Reduced(channels, second)),
        Branch.Of("branch3", Reduced(channels, third)),
        Branch.Of("branch4", new Sequential(
            new MaxPool2d(3, stride: 1, padding: 1, ceiling: true),
            ConvolutionUnit.Same(channels, pooled, 1))));

    private static Sequential Reduced(int channels, (int Reduced, int Outputs) widths) => new(
        ConvolutionUnit.Same(channels, widths.Reduced, 1),
        ConvolutionUnit.Same(widths.Reduced, widths.Outputs, 3));

    private static Sequential Auxiliary(int channels, int outputs, double dropout) => new(
        ("pool", new AdaptiveAvgPool2d(4)),
        ("conv", ConvolutionUnit.Same(channels, 128, 1)),
        ("flatten", new Flatten()),
        ("fc1", new Linear(2048, 1024)),
        ("relu", new ReLU(inPlace: true)),
        ("dropout", new Dropout(dropout)),
        ("fc2", new Linear(1024, outputs)));
}
