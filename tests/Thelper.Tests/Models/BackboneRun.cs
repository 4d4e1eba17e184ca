using System.Text.Json;
using Thelper.Models;
using Thelper.Models.FlexibleResNets;
using Thelper.Models.MobileNets;
using Thelper.Models.Restoration;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>What <c>backbones.py</c> did with one network, done with ours.</summary>
internal sealed class BackboneRun : IDisposable
{
    private const ulong Seed = 7;
    private const double Blur = 0.3;
    private static readonly Classification Classes = new(["a", "b", "c", "d", "e"], "image", "label");

    private static readonly SuperResolution Detail = new("low", "high");

    private static readonly OrderedDictionary<string, IModelOptions> Cases = new()
    {
        ["mlp"] = new MlpOptions
        {
            InFeatures = 6,
            HiddenSizes = [8, 7],
            Activation = ActivationKind.Tanh,
            Dropout = 0.25,
            BatchNorm = true,
        },
        ["residual of basic blocks"] = new FlexibleResNetOptions { Layers = [18], FlexibleInputRes = true },
        ["residual of bottlenecks"] = new FlexibleResNetOptions { Block = BlockKind.Bottleneck, FlexibleInputRes = true },
        ["srcnn"] = new SrcnnOptions { BaseFilter = 6 },
        ["srcnn of groups"] = new SrcnnOptions { NumChannels = 4, BaseFilter = 6, Groups = 2, Padding = SrcnnPadding.Valid },
        ["vdsr"] = new VdsrOptions
        {
            BaseFilter = 8,
            FirstKernel = 5,
            NumResiduals = 2,
            Activation = RestorationActivation.LeakyRelu,
        },
        ["mobilenet large"] = new MobileNetV3Options(),
        ["mobilenet small"] = new MobileNetV3Options { Network = "torchvision.models.mobilenet_v3_small" },
        ["mobilenet large varied"] = new MobileNetV3Options
        {
            WidthMult = 0.5,
            ReducedTail = true,
            Dilated = true,
            Dropout = 0.5,
        },
        ["mobilenet small varied"] = new MobileNetV3Options
        {
            Network = "mobilenet_v3_small",
            WidthMult = 1.3,
            ReducedTail = true,
            Dilated = true,
        },
    };

    public BackboneRun(string name)
    {
        // As in Python; the number is the calling thread's, and decides in which order numbers are added.
        TorchProcess.ComputeThreads = 1;
        var all = PythonTorch.Ask("backbones.py");
        Skip.If(all.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        Recorded = all.GetProperty(name);
        Generator.SeedAll(Seed);
        var options = Cases[name];
        Model = (Module<Tensor, Tensor>)options.Create(options is SrcnnOptions or VdsrOptions ? Detail : Classes);
    }

    public static IEnumerable<string> Names => Cases.Keys;

    public JsonElement Recorded { get; }

    public Module<Tensor, Tensor> Model { get; }

    /// <summary>Blurs the weights, and runs the model forward and back. Tensors are those of the caller's scope.</summary>
    public (Tensor Output, Tensor Loss) Train()
    {
        Generator.SeedAll(Seed + 1);
        using (GradMode.Disable())
        {
            foreach (var parameter in Model.Parameters().Where(parameter => parameter.Rank == 1))
            {
                parameter.AddInPlace(Operators.Randn(parameter.Shape).Mul(Blur));
            }
        }

        return Pass();
    }

    /// <summary>Runs the model as it is used, after a training pass.</summary>
    public (Tensor Output, Tensor Loss) Eval()
    {
        Train();
        Model.Eval();
        return Pass();
    }

    public void Dispose() => Model.Dispose();

    private (Tensor Output, Tensor Loss) Pass()
    {
        Gradients.Clear(Model.Parameters());
        Generator.SeedAll(Seed + 2);
        var output = Model.Forward(Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("input")));
        var loss = output.Mul(output).Mean();
        loss.Backward();
        return (output, loss);
    }
}
