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
            return File.Exists(path) && TorchFile.Load(path) is IReadOnlyDictionary<string, object?> data
                ? From(data, Path.GetDirectoryName(path)!)
                : throw new ModelException(File.Exists(path) ? "it holds no weights by name" : "there is no such file");
        }
        catch (Exception exception) when (exception is TorchFileException or ModelException or ConfigException or IOException)
        {
            throw new SettingException(
                options, nameof(options.Ckptdata),
                $"is {path}, but that is no checkpoint or weights of a residual network: {exception.Message.TrimEnd('.')}. Name a file "
                + "that a session with thelper.nn.resnet.ResNet, or torch.save, has written.");
        }
    }

    private static SavedResNet From(IReadOnlyDictionary<string, object?> data, string folder)
    {
        if (data.GetValueOrDefault("model") is not IReadOnlyDictionary<string, object?> model)
        {
            var alone = WeightsOf(data);
            return new(Guessed(alone), alone);
        }

        var (type, weights) = (data.GetValueOrDefault("model_type") as string, WeightsOf(model));
        var isOwn = type is not null && OwnNames.Contains(type);
        return isOwn || type is null || type.Contains("resnet", StringComparison.Ordinal)
            ? new(isOwn ? Bound(data.GetValueOrDefault("model_params"), folder) : Guessed(weights), weights)
            : throw new ModelException($"its model is {type}");
    }

    private static Dictionary<string, Tensor> WeightsOf(IReadOnlyDictionary<string, object?> entries) =>
        entries.Count > 0 && entries.Values.All(value => value is Tensor)
            ? entries.ToDictionary(entry => entry.Key, entry => (Tensor)entry.Value!)
            : throw new ModelException("its model is not stored as weights by name");

    private static FlexibleResNetOptions Bound(object? parameters, string folder)
    {
        var given = (parameters as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>())
            .Where(entry => entry.Key != "pretrained")
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        var options = ConfigBinder.Bind<FlexibleResNetOptions>(
            ConfigDocument.FromPlainData(given, folder), new ComponentCatalogue()).Value;
        return options.HeadType is null ? options : throw new ModelException("its model finds the classes of pixels already");
    }

    /// <summary>What shapes and names tell of a network like torchvision's; its strides are taken for the usual ones.</summary>
    private static FlexibleResNetOptions Guessed(Dictionary<string, Tensor> weights)
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

    private static int BlocksOf(Dictionary<string, Tensor> weights, int layer)
    {
        var blocks = 0;
        while (weights.ContainsKey($"layer{layer}.{blocks}.bn1.weight"))
        {
            blocks++;
        }

        return blocks;
    }
}
