using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;

namespace Thelper.Parity.Tests;

/// <summary>Values and gradients of losses, in double precision.</summary>
[Collection(ParityCollection.Name)]
public sealed class LossParityTests(ParityTable table)
{
    private const double Tolerance = 1e-10;

    private static readonly CaseFolder<LossCase> Cases = new("loss");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Loss_is_PyTorchs(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            var inputs = answer["inputs"].Tensors;
            Tensor[] learned = [.. inputs.Take(one.Options.Learned).Select(input => input.Clone())];
            Array.ForEach(learned, input => input.RequiresGradient = true);
            var loss = Compute(one, [.. learned, .. inputs.Skip(learned.Length)]);
            loss.Backward(answer["upstream"].Tensor);
            difference.Add("loss", answer["loss"].Tensor, loss);
            difference.Add("gradient", answer["gradients"].Tensors, [.. learned.Select(input => input.Gradient()!)]);
        });
    }

    private static Tensor Compute(ParityCase<LossCase> one, Tensor[] inputs)
    {
        if (one.Options.Loss is RefusedLossOptions)
        {
            return SeveralInputLosses.Compute(one.Name, one.Params, inputs);
        }

        using var loss = one.Options.Loss.Create(new Regression("input", "target"));
        return loss.Forward(inputs[0], inputs[1]);
    }
}

/// <summary>A loss, and what its inputs are drawn from.</summary>
internal sealed record LossCase
{
    [Inline]
    public required ILossOptions Loss { get; init; }

    /// <summary>For the peer, which draws them.</summary>
    public required ConfigNode Inputs { get; init; }

    /// <summary>How many of the inputs, counted from the first, have gradients; 1 by default.</summary>
    public int Learned { get; init; } = 1;
}

/// <summary>Losses that only code can call, from the parameters of a case.</summary>
internal static class SeveralInputLosses
{
    public static Tensor Compute(string name, CaseParams given, Tensor[] inputs) => name switch
    {
        "torch.nn.GaussianNLLLoss" => new GaussianNllLoss { Full = given.Flag("full"), Epsilon = given.Number("eps", 1e-6), Reduction = given.Reduction }
            .Forward(inputs[0], inputs[1], inputs[2]),
        "torch.nn.HingeEmbeddingLoss" => new HingeEmbeddingLoss { Margin = given.Number("margin", 1), Reduction = given.Reduction }.Forward(inputs[0], inputs[1]),
        "torch.nn.CosineEmbeddingLoss" => new CosineEmbeddingLoss { Margin = given.Number("margin", 0), Reduction = given.Reduction }
            .Forward(inputs[0], inputs[1], inputs[2]),
        "torch.nn.MarginRankingLoss" => new MarginRankingLoss { Margin = given.Number("margin", 0), Reduction = given.Reduction }
            .Forward(inputs[0], inputs[1], inputs[2]),
        "torch.nn.TripletMarginLoss" => new TripletMarginLoss
        {
            Margin = given.Number("margin", 1),
            P = given.Number("p", 2),
            Epsilon = given.Number("eps", 1e-6),
            Swap = given.Flag("swap"),
            Reduction = given.Reduction,
        }.Forward(inputs[0], inputs[1], inputs[2]),
        "torch.nn.TripletMarginWithDistanceLoss" => WithDistance(given).Forward(inputs[0], inputs[1], inputs[2]),
        "torch.nn.CTCLoss" => new CtcLoss { Blank = (long)given.Number("blank", 0), ZeroInfinity = given.Flag("zero_infinity"), Reduction = given.Reduction }
            .Forward(inputs[0], inputs[1], inputs[2], inputs[3]),
        _ => throw new NotSupportedException($"{name} is called in a way that is not known here."),
    };

    private static TripletMarginWithDistanceLoss WithDistance(CaseParams given)
    {
        var plain = new TripletMarginWithDistanceLoss();
        return new TripletMarginWithDistanceLoss
        {
            Distance = given.Has("distance_function") ? (first, second) => first.CosineSimilarity(second).Neg().Add(1) : plain.Distance,
            Margin = given.Number("margin", 1),
            Swap = given.Flag("swap"),
            Reduction = given.Reduction,
        };
    }
}
