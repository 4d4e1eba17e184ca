using System.Text.Json;
using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Optimizers;

/// <summary>
/// Losses of ten full-batch steps of a small float64 model, made with PyTorch by the original system; numbers are
/// rounded to nine places.
/// </summary>
internal sealed class GoldenTraces : IDisposable
{
    private readonly JsonDocument _file = JsonDocument.Parse(Repository.ReadShared("golden", "train_trace_mlp.json"));

    public Tensor Input() => Tensors.From<double>(Numbers(Root.GetProperty("x")), Shape(Root.GetProperty("x_shape")));

    public Tensor Target() => Tensors.From<long>(Shape(Root.GetProperty("y")));

    public JsonElement Trace(string name) => Root.GetProperty("traces").GetProperty(name);

    public double[] InitialGradient(string parameter) => Numbers(Root.GetProperty("initial_grads").GetProperty(parameter));

    /// <summary>The model with the initial weights of the file.</summary>
    public Sequential Model()
    {
        var model = new Sequential(new Linear(6, 8), new ReLU(), new Linear(8, 4));
        using var scope = TensorScope.Open();
        foreach (var (name, parameter) in model.NamedParameters())
        {
            var initial = Root.GetProperty("initial_state").GetProperty(name);
            parameter.SetData(Tensors.From<double>(Numbers(initial.GetProperty("data")), Shape(initial.GetProperty("shape"))));
        }

        return model;
    }

    public void Dispose() => _file.Dispose();

    public static double[] Numbers(JsonElement list) => list.Deserialize<double[]>()!;

    private JsonElement Root => _file.RootElement;

    private static long[] Shape(JsonElement list) => list.Deserialize<long[]>()!;
}
