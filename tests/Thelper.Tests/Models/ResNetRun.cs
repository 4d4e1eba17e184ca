using System.Text.Json;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Models;

/// <summary>What <c>resnets.py</c> did with one network, done with ours.</summary>
internal sealed class ResNetRun : IDisposable
{
    private const int SamplesPerTensor = 50;
    private static readonly Classification Task = new(["a", "b", "c", "d", "e"], "image", "label");
    private static readonly CrossEntropyLoss Loss = new();

    public ResNetRun(string network, bool zeroResidual = false)
    {
        Recorded = Ask("runs", network);
        Generator.SeedAll(Seed);
        Model = (ResNet)new ResNetOptions { Network = network, ZeroInitResidual = zeroResidual }.Create(Task);
    }

    public static ulong Seed => 7;

    public JsonElement Recorded { get; }

    public ResNet Model { get; }

    /// <summary>A part of what the script prints; the test is skipped where there is no torchvision.</summary>
    public static JsonElement Ask(params string[] path)
    {
        // As in Python; the number is the calling thread's, and decides in which order numbers are added.
        TorchProcess.ComputeThreads = 1;
        var recorded = PythonTorch.Ask("resnets.py");
        Skip.If(recorded.ValueKind == JsonValueKind.Null, "torchvision for Python is not installed (python3-torchvision)");
        return path.Aggregate(recorded, (element, key) => element.GetProperty(key));
    }

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

    /// <summary>The tolerance is relative to the largest of the recorded elements, or to a number that it may be below.</summary>
    public static void AssertNear(JsonElement recorded, Tensor sampled, double tolerance, double least = 0)
    {
        var expected = recorded.GetProperty("data").Deserialize<double[]>()!;
        var largest = Math.Max(least, expected.Max(Math.Abs));
        Assert.Equal(expected, sampled.ToArray<double>(), (a, b) => Math.Abs(a - b) <= tolerance * largest);
    }

    public void Dispose() => Model.Dispose();
}
