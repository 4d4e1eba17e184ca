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
                Compare(one.Options, layer, answer, answer[mode], difference);
            }
        });
    }

    private static void Compare(LayerCase one, Module layer, Answer answer, Answer expected, Difference difference)
    {
        using var scope = TensorScope.Open();
        Gradients.Clear(layer.Parameters());
        Tensor[] given = [.. answer["inputs"].Tensors.Select(input => input.Clone())];
        Tensor[] real = [.. given.Where(input => input.ScalarType.IsFloatingPoint())];
        Array.ForEach(real, input => input.RequiresGradient = !one.ForwardOnly);
        Generator.SeedAll(ParityCase<LayerCase>.Seed);
        var outputs = new LayerCall(given, answer["arguments"].Named, one.Arguments).Run(layer);
        difference.Add("output", expected["outputs"].Tensors, outputs);
        difference.Add("state", expected["state"].Named, layer.StateDictionary());
        if (one.ForwardOnly || double.IsInfinity(difference.Largest.Size))
        {
            return;
        }

        outputs.Where(output => output.ScalarType.IsFloatingPoint()).Zip(expected["upstream"].Tensors, (output, upstream) => output.Mul(upstream).Sum())
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

    /// <summary>Further arguments of the call by name: descriptions of tensors, for the peer, and truth values.</summary>
    public ConfigNode? Arguments { get; init; }

    /// <summary>Whether gradients are not compared, because PyTorch's layer has none; false by default.</summary>
    public bool ForwardOnly { get; init; }
}
