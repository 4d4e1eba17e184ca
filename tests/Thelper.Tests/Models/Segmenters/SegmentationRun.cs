using System.Text.Json;
using Thelper.Models.Segmenters;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models.Segmenters;

/// <summary>What <c>segmenters.py</c> did with one network, done with ours.</summary>
internal sealed class SegmentationRun : IDisposable
{
    private const ulong Seed = 7;
    private static readonly CrossEntropyLoss Loss = new();

    public SegmentationRun(string network)
    {
        Recorded = Ask("runs", network);
        Generator.SeedAll(Seed);
        Model = (SegmentationNetwork)new SegmentationNetworkOptions { Network = network, AuxLoss = true }.Create(Task);
    }

    public static Segmentation Task { get; } = new(["road", "house", "tree", "water"], "image", "label_map");

    public JsonElement Recorded { get; }

    public SegmentationNetwork Model { get; }

    /// <summary>A part of what the script prints; the test is skipped where there is no torchvision.</summary>
    public static JsonElement Ask(params string[] path)
    {
        // As in Python; the number is the calling thread's, and decides in which order numbers are added.
        TorchProcess.ComputeThreads = 1;
        var recorded = PythonTorch.Ask("segmenters.py");
        Skip.If(recorded.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        return path.Aggregate(recorded, (element, key) => element.GetProperty(key));
    }

    /// <summary>Runs the model forward and back, and gives what was recorded of that. Tensors are those of the caller's
    /// scope.</summary>
    public (IReadOnlyDictionary<string, Tensor> Scores, Tensor Loss, JsonElement Recorded) Pass(string mode)
    {
        var images = Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("images"));
        var target = Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("target"), ScalarType.Int64);
        if (mode == "eval")
        {
            // The statistics of the training pass come first, as in the script; in one network they depend on dropout.
            Generator.SeedAll(Seed);
            Model.Forward(images);
            Model.Eval();
        }

        Generator.SeedAll(Seed);
        var scores = Model.Forward(images);
        var loss = Loss.Forward(scores["out"], target).Add(Loss.Forward(scores["aux"], target).Mul(0.5));
        loss.Backward();
        return (scores, loss, Recorded.GetProperty(mode));
    }

    public void Dispose() => Model.Dispose();
}
