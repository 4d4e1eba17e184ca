using System.Text.RegularExpressions;
using Thelper.Torch;

namespace Thelper.Models.Pretraining;

/// <summary>
/// Published files are older than some names of layers: torchvision renames what it loads from them, and so must others.
/// </summary>
internal static partial class PublishedNames
{
    /// <summary>The weights under the names that torchvision's models have now.</summary>
    public static OrderedDictionary<string, Tensor> Current(OrderedDictionary<string, Tensor> weights)
    {
        // The heads of FCOS have normalisations between their convolutions, and no old names.
        var keepsHeads = weights.Keys.Any(name => NormalisedHead().IsMatch(name));
        return new(weights.Select(entry => KeyValuePair.Create(Current(entry.Key, keepsHeads), entry.Value)), StringComparer.Ordinal);
    }

    internal static string Current(string name, bool keepsHeads = false)
    {
        name = HiddenLayer().Replace(name, "$1.0.$2");
        name = LastHiddenLayer().Replace(name, "$1.3.$2");
        name = DenseLayer().Replace(name, "$1$2");
        name = ProposalHead().Replace(name, "$1.0.0.$2");
        name = PyramidBlock().Replace(name, "$1.0.$2");
        return keepsHeads ? name : OneStageHead().Replace(name, match =>
            FormattableString.Invariant($"{match.Groups[1].Value}.{(match.Groups[2].Value[0] - '0') / 2}.0.{match.Groups[3].Value}"));
    }

    // DenseNet: `norm.1` became `norm1`.
    [GeneratedRegex(@"^(.*denselayer\d+\.(?:norm|relu|conv))\.([12]\.(?:weight|bias|running_mean|running_var|num_batches_tracked))$")]
    private static partial Regex DenseLayer();

    // Vision transformers: the two linear layers of a block became parts of a sequence.
    [GeneratedRegex(@"^(encoder\.layers\..*\.mlp)\.linear_1\.(weight|bias)$")]
    private static partial Regex HiddenLayer();

    [GeneratedRegex(@"^(encoder\.layers\..*\.mlp)\.linear_2\.(weight|bias)$")]
    private static partial Regex LastHiddenLayer();

    // The head of region proposals: one convolution became a list of blocks.
    [GeneratedRegex(@"^(rpn\.head\.conv)\.(weight|bias)$")]
    private static partial Regex ProposalHead();

    // Feature pyramids: convolutions became blocks.
    [GeneratedRegex(@"^(.*\bfpn\.(?:inner|layer)_blocks\.\d+)\.(weight|bias)$")]
    private static partial Regex PyramidBlock();

    // Heads of one stage: convolutions and activations in turn became blocks.
    [GeneratedRegex(@"^(head\.(?:classification|regression)_head\.conv)\.([0246])\.(weight|bias)$")]
    private static partial Regex OneStageHead();

    [GeneratedRegex(@"^head\.classification_head\.conv\.1\.weight$")]
    private static partial Regex NormalisedHead();
}
