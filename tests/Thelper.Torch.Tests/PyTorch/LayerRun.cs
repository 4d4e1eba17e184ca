using System.Text.Json;
using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.PyTorch;

/// <summary>What <c>modules.py</c> did with one layer, done with ours.</summary>
internal sealed class LayerRun : IDisposable
{
    private const ulong Seed = 7;

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Layers = new()
    {
        ["conv2d"] = () => new Conv2d(3, 8, new(3)),
        ["conv2d strided"] = () => new Conv2d(4, 6, new(new(3, 5)) { Stride = new(2, 1), Padding = new(1, 2) }),
        ["conv2d dilated"] = () => new Conv2d(3, 4, new(3) { Padding = 2, Dilation = 2 }),
        ["conv2d grouped"] = () => new Conv2d(4, 8, new(3) { Groups = 2, Bias = false }),
        ["conv transpose"] = () => new ConvTranspose2d(4, 6, new(3) { Stride = 2, Padding = 1, OutputPadding = 1 }),
        ["conv transpose grouped"] = () => new ConvTranspose2d(
            4, 6, new(new(2, 3)) { Stride = new(2, 1), Dilation = new(1, 2), Groups = 2, Bias = false }),
        ["linear"] = () => new Linear(10, 6),
        ["linear without bias"] = () => new Linear(10, 6, bias: false),
        ["batch norm"] = () => new BatchNorm2d(3),
        ["batch norm in use"] = () => new BatchNorm2d(3, epsilon: 1e-3, momentum: 0.3),
        ["batch norm of rows"] = () => new BatchNorm1d(3),
        ["instance norm"] = () => new InstanceNorm2d(),
        ["relu"] = () => new ReLU(),
        ["leaky relu"] = () => new LeakyReLU(0.2),
        ["sigmoid"] = () => new Sigmoid(),
        ["tanh"] = () => new Tanh(),
        ["hard swish"] = () => new Hardswish(),
        ["hard sigmoid"] = () => new Hardsigmoid(),
        ["gelu"] = () => new Gelu(),
        ["elu"] = () => new Elu(),
        ["silu"] = () => new Silu(),
        ["prelu"] = () => new PRelu(),
        ["softmax"] = () => new Softmax(),
        ["max pool"] = () => new MaxPool2d(3, stride: 2, padding: 1),
        ["average pool"] = () => new AvgPool2d(new(2, 3), padding: 1),
        ["adaptive average pool"] = () => new AdaptiveAvgPool2d(new(3, 2)),
        ["flatten"] = () => new Flatten(),
    };

    public LayerRun(string name)
    {
        Recorded = PyTorch.Recorded.Ask("layers", name);
        Generator.SeedAll(Seed);
        Module = Layers[name]();
        using var scope = TensorScope.Open();
        Initial = Module.StateDictionary().ToDictionary(entry => entry.Key, entry => TensorScope.Release(entry.Value.Clone()));
        var values = PyTorch.Recorded.Tensor(Recorded.GetProperty("input"));
        if (name.EndsWith("in use", StringComparison.Ordinal))
        {
            Module.Forward(values.Mul(2L).Add(1L));
            Module.Eval();
        }

        values.RequiresGradient = true;
        Output = TensorScope.Release(Module.Forward(values));
        Output.Backward(PyTorch.Recorded.Tensor(Recorded.GetProperty("upstream")));
        Gradient = TensorScope.Release(values.Gradient()!);
    }

    public static IEnumerable<string> Names => Layers.Keys;

    public JsonElement Recorded { get; }

    public Module<Tensor, Tensor> Module { get; }

    public IReadOnlyDictionary<string, Tensor> Initial { get; }

    public Tensor Output { get; }

    public Tensor Gradient { get; }

    public void Dispose()
    {
        Module.Dispose();
        Output.Dispose();
        Gradient.Dispose();
        foreach (var tensor in Initial.Values)
        {
            tensor.Dispose();
        }
    }
}
