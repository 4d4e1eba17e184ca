using Thelper.Configuration;
using Thelper.Torch;

namespace Thelper.Models.FlexibleResNets;

/// <summary>A residual network in a file.</summary>
/// <param name="Options">How it is built.</param>
/// <param name="Weights">By full name.</param>
internal sealed record SavedResNet(FlexibleResNetOptions Options, IReadOnlyDictionary<string, Tensor> Weights)
{
    private static readonly string[] OwnNames = ["thelper.nn.resnet.ResNet", "thelper.nn.ResNet"];

    /// <summary>Reads the file that options name; the tensors are the innermost scope's.</summary>
    /// <exception cref="SettingException">It is none of such a network.</exception>
    public static SavedResNet Read(FullyConvolutionalResNetOptions options)
    {
        var path = options.Ckptdata.FullPath;
        try
        {
            return From(SavedModel.Read(path), Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is TorchFileException or ModelException or ConfigException or IOException)
        {
            throw new SettingException(
                options, nameof(options.Ckptdata),
                $"is {path}, but that is no checkpoint or weights of a residual network: {exception.Message.TrimEnd('.')}. Name a file "
                + "that a session with thelper.nn.resnet.ResNet, or torch.save, has written.");
        }
    }

    private static SavedResNet From(SavedModel saved, string folder)
    {
        var isOwn = saved.Type is not null && OwnNames.Contains(saved.Type);
        return isOwn || saved.Type is null || saved.Type.Contains("resnet", StringComparison.Ordinal)
            ? new(isOwn ? Bound(saved, folder) : Guessed(saved.Weights), saved.Weights)
            : throw new ModelException($"its model is {saved.Type}");
    }

    private static FlexibleResNetOptions Bound(SavedModel saved, string folder)
    {
        var options = saved.Bound<FlexibleResNetOptions>(folder);
        return options.HeadType is null ? options : throw new ModelException("its model finds the classes of pixels already");
    }

    /// <summary>What shapes and names tell of a network like torchvision's; its strides are taken for the usual ones.</summary>
    private static FlexibleResNetOptions Guessed(IReadOnlyDictionary<string, Tensor> weights)
    {
        if (!weights.TryGetValue("conv1.weight", out var first) || first.Rank != 4)
        {
            throw new ModelException("it has no weights 'conv1.weight' of a first convolution");
        }

        var blocks = Enumerable.Range(1, 5).Select(layer => BlocksOf(weights, layer)).TakeWhile(count => count > 0).ToArray();
        if (blocks.Length < 4)
        {
            throw new ModelException($"it has {blocks.Length} layers of blocks, where there are four or five");
        }

        var kernel = (int)first.Size(2);
        return new FlexibleResNetOptions
        {
            InputChannels = (int)first.Size(1),
            FirstConvolution = [kernel, 2, kernel / 2],
            Block = weights.ContainsKey("layer1.0.conv3.weight") ? BlockKind.Bottleneck
                : weights.ContainsKey("layer1.0.se.fc.0.weight") ? BlockKind.SqueezeExcitation
                : BlockKind.Basic,
            Layers = blocks,
        };
    }

    private static int BlocksOf(IReadOnlyDictionary<string, Tensor> weights, int layer)
    {
        var blocks = 0;
        while (weights.ContainsKey($"layer{layer}.{blocks}.bn1.weight"))
        {
            blocks++;
        }

        return blocks;
    }
}
