using System.Security.Cryptography;
using Thelper.Configuration;
using Thelper.Models;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Parity.Tests;

/// <summary>Initial values, scores, losses and gradients of whole networks, in single precision.</summary>
[Collection(ParityCollection.Name)]
public sealed class ModelParityTests(ParityTable table)
{
    private const double Tolerance = 1e-4;

    private static readonly CaseFolder<ModelCase> Cases = new("model");

    public static TheoryData<string> Places => [.. Cases.Places];

    [SkippableTheory]
    [MemberData(nameof(Places))]
    public void Model_is_torchvisions(string place)
    {
        var one = Cases[place];
        Parity.Assert(table, one, Tolerance, (answer, difference) =>
        {
            Generator.SeedAll(ParityCase<ModelCase>.Seed);
            using var model = one.Options.Model.Create(one.Options.Task);
            if (one.Options.Initial)
            {
                CompareInitialValues(model, answer["initial"].Named, difference);
            }

            model.LoadStateDictionary(answer["state"].Named);
            model.Eval();
            using (GradMode.Disable())
            {
                difference.Add("score", answer["use"].Named, Scores(model, answer));
            }

            model.Train();
            Generator.SeedAll(ParityCase<ModelCase>.Seed);
            CompareTraining(one.Options, model, answer, difference);
        });
    }

    /// <summary>Bit for bit, by their digests: an equal seed gives equal weights.</summary>
    private static void CompareInitialValues(Module model, Dictionary<string, Tensor> expected, Difference difference)
    {
        var actual = model.StateDictionary().ToDictionary(
            entry => entry.Key, entry => Tensors.From<byte>(SHA256.HashData(entry.Value.ToBytes())));
        difference.Add("initial value", expected, actual);
    }

    private static void CompareTraining(ModelCase one, Module model, Answer answer, Difference difference)
    {
        var scores = Scores(model, answer);
        difference.Add("score in training", answer["training"].Named, scores);
        var labels = answer["labels"].Tensor;
        var loss = scores.Select(entry => entry.Value.CrossEntropyLoss(labels).Mul(entry.Key == "out" ? 1 : one.AuxWeight)).Aggregate((sum, next) => sum.Add(next));
        loss.Backward();
        difference.Add("loss", answer["loss"].Number, loss.ToDouble());
        GradientNorms.Compare(model, answer["gradients"].Named, difference);
        var buffers = model.NamedBuffers().Where(entry => entry.Tensor.ScalarType.IsFloatingPoint()).ToDictionary(entry => entry.Name, entry => entry.Tensor);
        difference.Add("state", answer["state afterwards"].Named, buffers);
    }

    private static IReadOnlyDictionary<string, Tensor> Scores(Module model, Answer answer) => model switch
    {
        IAuxiliaryOutputs { HasAuxiliaryOutputs: true } auxiliary when model.IsTraining => Named(auxiliary.ForwardAll(answer["image"].Tensor)),
        Module<Tensor, Tensor> single => new Dictionary<string, Tensor> { ["out"] = single.Forward(answer["image"].Tensor) },
        Module<Tensor, IReadOnlyDictionary<string, Tensor>> several => several.Forward(answer["image"].Tensor),
        _ => throw new NotSupportedException($"{model.GetType().Name} is called in a way that is not known here."),
    };

    // torchvision numbers GoogLeNet's further outputs from the last to the first.
    private static Dictionary<string, Tensor> Named((Tensor Output, IReadOnlyList<(string Name, Tensor Value)> Auxiliary) outputs)
    {
        var several = outputs.Auxiliary.Count > 1;
        var named = outputs.Auxiliary.Select((output, i) => ($"aux_logits{(several ? outputs.Auxiliary.Count - i : "")}", output.Value));
        return named.Prepend(("out", outputs.Output)).ToDictionary();
    }
}

/// <summary>A model, and the images that it is tried with.</summary>
internal sealed record ModelCase
{
    [Inline]
    public required IModelOptions Model { get; init; }

    /// <summary>The shape of the images.</summary>
    public required IReadOnlyList<int> Input { get; init; }

    /// <summary>How many classes.</summary>
    public required int Classes { get; init; }

    /// <summary>The height and width of labels of pixels; none for labels of images.</summary>
    public IReadOnlyList<int> Pixels { get; init; } = [];

    /// <summary>What the peer builds, where that has another name; the same as the model's by default.</summary>
    public string? Peer { get; init; }

    /// <summary>Whether initial values are compared, bit for bit; true by default.</summary>
    public bool Initial { get; init; } = true;

    /// <summary>How much the losses of further outputs count.</summary>
    public double AuxWeight { get; init; }

    public LearningTask Task
    {
        get
        {
            string[] names = [.. Enumerable.Range(0, Classes).Select(i => $"class {i}")];
            return Pixels.Count == 0 ? new Classification(names, "image", "label") : new Segmentation(names, "image", "mask");
        }
    }
}
