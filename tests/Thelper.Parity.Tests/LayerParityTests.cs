using Thelper.Configuration;
using Thelper.Models.Layers;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Parity.Tests;

/// <summary>Initial values, outputs, gradients and states of layers, in double precision.</summary>
[Collection(ParityCollection.Name)]
public sealed class LayerParityTests(ParityTable table)
{
    private const double Tolerance = 1e-10;

    private static readonly CaseFolder<LayerCase> Cases = new("layer");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Layer_is_PyTorchs(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            Generator.SeedAll(ParityCase<LayerCase>.Seed);
            using var layer = one.Options.Layer.Create();
            difference.Add("initial value of", answer["initial"].Named, layer.StateDictionary());
            layer.To(ScalarType.Float64);
            layer.LoadStateDictionary(answer["state"].Named);
            foreach (var mode in (string[])["train", "eval"])
            {
                layer.Train(mode == "train");
                Compare(one.Options, layer, answer["inputs"].Tensors, answer[mode], difference);
            }
        });
    }

    private static void Compare(LayerCase one, Module layer, IReadOnlyList<Tensor> inputs, Answer expected, Difference difference)
    {
        using var scope = TensorScope.Open();
        Gradients.Clear(layer.Parameters());
        Tensor[] given = [.. inputs.Select(input => input.Clone())];
        Tensor[] real = [.. given.Where(input => input.ScalarType.IsFloatingPoint())];
        Array.ForEach(real, input => input.RequiresGradient = !one.ForwardOnly);
        Generator.SeedAll(ParityCase<LayerCase>.Seed);
        var outputs = LayerCall.Run(layer, given);
        difference.Add("output", expected["outputs"].Tensors, outputs);
        difference.Add("state", expected["state"].Named, layer.StateDictionary());
        if (one.ForwardOnly || double.IsInfinity(difference.Largest.Size))
        {
            return;
        }

        outputs.Zip(expected["upstream"].Tensors, (output, upstream) => output.Mul(upstream).Sum())
            .Aggregate((sum, next) => sum.Add(next)).Backward();
        difference.Add("gradient of input", expected["input gradients"].Tensors, [.. real.Select(GradientOf)]);
        difference.Add("gradient of", expected["gradients"].Named, layer.NamedParameters().ToDictionary(entry => entry.Name, entry => GradientOf(entry.Tensor)));
    }

    private static Tensor GradientOf(Tensor tensor) => tensor.Gradient() ?? Operators.ZerosLike(tensor);
}

/// <summary>A layer, and the shapes of its inputs; whole numbers are drawn where <c>below</c> says how large.</summary>
internal sealed record LayerCase
{
    [Inline]
    public required ILayerOptions Layer { get; init; }

    /// <summary>For the peer, which draws them.</summary>
    public required ConfigNode Inputs { get; init; }

    /// <summary>Whether gradients are not compared, because PyTorch's layer has none; false by default.</summary>
    public bool ForwardOnly { get; init; }
}

/// <summary>Calls layers of any number of inputs and outputs.</summary>
internal static class LayerCall
{
    public static IReadOnlyList<Tensor> Run(Module layer, Tensor[] inputs) => layer switch
    {
        Module<Tensor, Tensor> single => [single.Forward(inputs[0])],
        Module<(Tensor, Tensor), Tensor> pair => [pair.Forward((inputs[0], inputs[1]))],
        _ => throw new NotSupportedException($"{layer.GetType().Name} is called in a way that is not known here."),
    };
}
