using System.Text.Json;
using Thelper.Models.Segmenters;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models.Segmenters;

/// <summary>What <c>plain_segmenters.py</c> did with one network, done with ours.</summary>
internal sealed class PlainSegmenterRun : IDisposable
{
    private const ulong Seed = 7;
    private const int Classes = 4;
    private static readonly CrossEntropyLoss Loss = new();

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Networks = new()
    {
        ["unet"] = () => new UNet(new UNetOptions { MidChannels = 32 }, Classes),
        ["unet of odd sizes"] = () => new UNet(new UNetOptions { InChannels = 1, MidChannels = 16 }, Classes),
        ["unet with noise"] = () => new UNet(new UNetOptions { MidChannels = 32, Srm = true }, Classes),
        ["unet with coordinates"] = () => new UNet(new UNetOptions { MidChannels = 16, CoordConv = true }, Classes),
        ["fcn32s"] = () => new Fcn32s(Classes, width: 4, hidden: 16),
    };

    public PlainSegmenterRun(string network)
    {
        // As in Python; the number is the calling thread's, and decides in which order numbers are added.
        TorchProcess.ComputeThreads = 1;
        Recorded = PythonTorch.Ask("plain_segmenters.py").GetProperty(network);
        Generator.SeedAll(Seed);
        Model = Networks[network]();
    }

    public static IEnumerable<string> Names => Networks.Keys;

    public JsonElement Recorded { get; }

    public Module<Tensor, Tensor> Model { get; }

    /// <summary>Runs the model forward and back, and gives what was recorded of that. Tensors are those of the caller's
    /// scope.</summary>
    public (Tensor Scores, Tensor Loss, JsonElement Recorded) Pass(string mode)
    {
        var images = Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("images"));
        var target = Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("target"), ScalarType.Int64);
        if (mode == "eval")
        {
            // The statistics of the training pass come first, as in the script.
            Model.Forward(images);
            Model.Eval();
        }

        Generator.SeedAll(Seed);
        var scores = Model.Forward(images);
        var loss = Loss.Forward(scores, target);
        loss.Backward();
        return (scores, loss, Recorded.GetProperty(mode));
    }

    public void Dispose() => Model.Dispose();
}
