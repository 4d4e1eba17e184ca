using Thelper.Configuration;
using Thelper.Optimization;
using Thelper.Torch;
using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Parity.Tests;

/// <summary>Losses of twenty steps, the weights after them, and what is kept for each parameter, in double precision.</summary>
[Collection(ParityCollection.Name)]
public sealed class OptimizerParityTests(ParityTable table)
{
    private const double Tolerance = 1e-9;

    private static readonly CaseFolder<OptimizerCase> Cases = new("optimizer");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Optimizer_is_PyTorchs(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            using var model = new Sequential(new Linear(4, 5), new Tanh(), new Linear(5, 3));
            model.To(ScalarType.Float64);
            model.LoadStateDictionary(answer["initial"].Named);
            using var optimizer = one.Options.Optimizer.CreateFor(model);
            difference.Add("losses", answer["losses"].Tensor, Train(model, optimizer, answer));
            difference.Add("weight", answer["weights"].Named, model.StateDictionary());
            difference.Add("state", answer["kept"].Named, SavedNumbers.Of("", optimizer.StateDictionary()["state"]));
        });
    }

    private static Tensor Train(Sequential model, Optimizer optimizer, Answer answer)
    {
        var (inputs, labels) = (answer["inputs"].Tensor, answer["labels"].Tensor);
        return Tensors.From<double>([.. Enumerable.Range(0, (int)answer["losses"].Tensor.ElementCount).Select(_ => optimizer.Step(Evaluate))]);

        double Evaluate()
        {
            using var scope = TensorScope.Open();
            optimizer.ClearGradients();
            var loss = model.Forward(inputs).CrossEntropyLoss(labels);
            loss.Backward();
            return loss.ToDouble();
        }
    }
}

/// <summary>An optimizer of a small network.</summary>
internal sealed record OptimizerCase
{
    [Inline]
    public required IOptimizerOptions Optimizer { get; init; }
}
