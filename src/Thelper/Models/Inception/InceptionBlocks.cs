using Thelper.Torch.Modules;

namespace Thelper.Models.Inception;

/// <summary>
/// The blocks of Inception v3 with torchvision's names, in the order of figures 5, 6 and 7 of its paper, for feature maps of
/// 35x35, 17x17 and 8x8, and those between them, which halve the size.
/// </summary>
internal static class InceptionBlocks
{
    /// <summary>1x1, 5x5 and two times 3x3; gives 224 channels and those of the pooled branch.</summary>
    public static ConcatenatedBranches Fine(int channels, int pooled) => new(
        Branch.Of("branch1x1", Unit(channels, 64, 1)),
        new Branch(new("branch5x5_1", Unit(channels, 48, 1)), new("branch5x5_2", Unit(48, 64, 5))),
        new Branch(
            new("branch3x3dbl_1", Unit(channels, 64, 1)),
            new("branch3x3dbl_2", Unit(64, 96, 3)),
            new("branch3x3dbl_3", Unit(96, 96, 3))),
        Pooled(channels, pooled));

    /// <summary>Halves the size; adds 480 channels.</summary>
    public static ConcatenatedBranches FineToMiddle(int channels) => new(
        Branch.Of("branch3x3", ConvolutionUnit.Halving(channels, 384)),
        new Branch(
            new("branch3x3dbl_1", Unit(channels, 64, 1)),
            new("branch3x3dbl_2", Unit(64, 96, 3)),
            new("branch3x3dbl_3", ConvolutionUnit.Halving(96, 96))),
        new Branch(new BranchStep(null, new MaxPool2d(3, stride: 2))));

    /// <summary>1x1, 7x7 and two times 7x7, each of the latter as a row and a column; gives 768 channels.</summary>
    public static ConcatenatedBranches Middle(int channels, int width) => new(
        Branch.Of("branch1x1", Unit(channels, 192, 1)),
        new Branch(
            new("branch7x7_1", Unit(channels, width, 1)),
            new("branch7x7_2", Unit(width, width, 1, 7)),
            new("branch7x7_3", Unit(width, 192, 7, 1))),
        new Branch(
            new("branch7x7dbl_1", Unit(channels, width, 1)),
            new("branch7x7dbl_2", Unit(width, width, 7, 1)),
            new("branch7x7dbl_3", Unit(width, width, 1, 7)),
            new("branch7x7dbl_4", Unit(width, width, 7, 1)),
            new("branch7x7dbl_5", Unit(width, 192, 1, 7))),
        Pooled(channels, 192));

    /// <summary>Halves the size; adds 512 channels.</summary>
    public static ConcatenatedBranches MiddleToCoarse(int channels) => new(
        new Branch(new("branch3x3_1", Unit(channels, 192, 1)), new("branch3x3_2", ConvolutionUnit.Halving(192, 320))),
        new Branch(
            new("branch7x7x3_1", Unit(channels, 192, 1)),
            new("branch7x7x3_2", Unit(192, 192, 1, 7)),
            new("branch7x7x3_3", Unit(192, 192, 7, 1)),
            new("branch7x7x3_4", ConvolutionUnit.Halving(192, 192))),
        new Branch(new BranchStep(null, new MaxPool2d(3, stride: 2))));

    /// <summary>1x1, 3x3 as a row beside a column, and the same after another 3x3; gives 2048 channels.</summary>
    public static ConcatenatedBranches Coarse(int channels) => new(
        Branch.Of("branch1x1", Unit(channels, 320, 1)),
        new Branch(new BranchStep("branch3x3_1", Unit(channels, 384, 1)))
        {
            Fork = [new("branch3x3_2a", Unit(384, 384, 1, 3)), new("branch3x3_2b", Unit(384, 384, 3, 1))],
        },
        new Branch(new("branch3x3dbl_1", Unit(channels, 448, 1)), new("branch3x3dbl_2", Unit(448, 384, 3)))
        {
            Fork = [new("branch3x3dbl_3a", Unit(384, 384, 1, 3)), new("branch3x3dbl_3b", Unit(384, 384, 3, 1))],
        },
        Pooled(channels, 192));

    private static Sequential Unit(int channels, int outputs, int height, int? width = null) =>
        ConvolutionUnit.Same(channels, outputs, height, width);

    private static Branch Pooled(int channels, int outputs) => new(
        new BranchStep(null, new AvgPool2d(3, stride: 1, padding: 1)),
        new BranchStep("branch_pool", Unit(channels, outputs, 1)));
}
