using System.Globalization;
using System.Text.Json;
using Thelper.Optimization;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Losses;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Optimization;

/// <summary>What a configuration leaves out is as in PyTorch.</summary>
public sealed class DefaultsTests
{
    [SkippableFact]
    public void Sgd_starts_with_PyTorchs_options() =>
        AssertSame("sgd", Group(new SgdSection { LearningRate = 0.5 }));

    public static TheoryData<string, IOptimizerOptions> Others => new()
    {
        { "adam", new AdamSection() },
        { "adamw", new AdamWSection() },
        { "adamax", new AdamaxSection() },
        { "nadam", new NAdamSection() },
        { "radam", new RAdamSection() },
        { "rmsprop", new RmsPropSection() },
        { "adagrad", new AdagradSection() },
        { "adadelta", new AdadeltaSection() },
        { "asgd", new AsgdSection() },
    };

    [SkippableTheory]
    [MemberData(nameof(Others))]
    public void Other_optimizers_start_with_PyTorchs_options(string name, IOptimizerOptions options) => AssertSame(name, Group(options));

    [SkippableTheory]
    [MemberData(nameof(WithoutDecay))]
    public void Those_without_weight_decay_do_too(string name, IOptimizerOptions options) => AssertSame(name, Group(options), "lr");

    public static TheoryData<string, IOptimizerOptions> WithoutDecay => new() { { "rprop", new RpropSection() }, { "lbfgs", new LbfgsSection() } };

    [SkippableFact]
    public void A_step_scheduler_has_PyTorchs_factor() => Assert.Equal(
        PythonTorch.Ask("defaults.py").GetProperty("step lr").GetProperty("gamma").GetDouble(),
        new StepLROptions { StepSize = 3 }.Gamma);

    [SkippableFact]
    public void Cross_entropy_has_PyTorchs_options()
    {
        var expected = PythonTorch.Ask("defaults.py").GetProperty("cross entropy");
        using var loss = (CrossEntropyLoss)new CrossEntropyLossOptions().Create(new Classification(["a"], "image", "label"));

        Assert.Equal(JsonValueKind.Null, expected.GetProperty("weight").ValueKind);
        Assert.Null(loss.Weight);
        Assert.Equal(expected.GetProperty("ignore_index").GetInt64(), loss.IgnoreIndex);
        Assert.Equal(expected.GetProperty("label_smoothing").GetDouble(), loss.LabelSmoothing);
        Assert.Equal(expected.GetProperty("reduction").GetString(), loss.Reduction.ToString().ToLowerInvariant());
    }

    private static IReadOnlyDictionary<string, object?> Group(IOptimizerOptions options)
    {
        using var parameter = Tensors.From<float>([0]);
        parameter.RequiresGradient = true;
        using var optimizer = options.Create([parameter]);
        return (IReadOnlyDictionary<string, object?>)((IReadOnlyList<object?>)optimizer.StateDictionary()["param_groups"]!)[0]!;
    }

    /// <summary>Every option of ours that PyTorch's version has too; which ones there are differs between versions.</summary>
    private static void AssertSame(string optimizer, IReadOnlyDictionary<string, object?> group, params string[] least)
    {
        var expected = PythonTorch.Ask("defaults.py").GetProperty(optimizer).EnumerateObject()
            .Where(entry => group.ContainsKey(entry.Name))
            .ToDictionary(entry => entry.Name, entry => Text(entry.Value));

        Assert.Subset(expected.Keys.ToHashSet(), least.Length > 0 ? [.. least] : new HashSet<string> { "lr", "weight_decay" });
        Assert.Equal(expected, expected.Keys.ToDictionary(key => key, key => Text(JsonSerializer.SerializeToElement(group[key]))));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        _ => value.ToString(),
    };
}
