using System.Text.Json;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>What <c>resnet18.py</c> did, done with our model.</summary>
internal sealed class ResNetRun : IDisposable
{
    private const ulong Seed = 7;
    private const int SamplesPerTensor = 50;
    private static readonly Classification Task = new(["a", "b", "c", "d", "e"], "image", "label");
    private static readonly CrossEntropyLoss Loss = new();

    public ResNetRun(ResNetOptions? options = null)
    {
        Recorded = PythonTorch.Ask("resnet18.py");
        Skip.If(Recorded.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        Generator.SeedAll(Seed);
        Model = (ResNet)(options ?? new ResNetOptions()).Create(Task);
    }

    public JsonElement Recorded { get; }

    public ResNet Model { get; }

    /// <summary>Runs the model forward and back, once or more. Tensors are those of the caller's scope.</summary>
    public (Tensor Output, Tensor Loss) Pass()
    {
        Gradients.Clear(Model.Parameters());
        var target = Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("target"), ScalarType.Int64);
        var output = Model.Forward(Torch.Tests.PyTorch.Recorded.Tensor(Recorded.GetProperty("images")));
        var loss = Loss.Forward(output, target);
        loss.Backward();
        return (output, loss);
    }

    /// <summary>The elements that the script prints of a large tensor.</summary>
    public static Tensor Sampled(Tensor tensor)
    {
        var values = tensor.ToArray<float>();
        var step = Math.Max(1, values.Length / SamplesPerTensor);
        return Tensors.From<float>([.. Enumerable.Range(0, (values.Length + step - 1) / step).Select(i => values[i * step])]);
    }

    public void Dispose() => Model.Dispose();
}
