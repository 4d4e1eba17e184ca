namespace Thelper.Torch.Tests.PyTorch;

public sealed class LayerComparisonTests
{
    public static TheoryData<string> Names => new(LayerRun.Names);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_seed_gives_PyTorchs_initial_state_bit_for_bit(string name)
    {
        using var run = new LayerRun(name);
        var recorded = run.Recorded.GetProperty("initial");

        Assert.Equal(recorded.EnumerateObject().Select(entry => entry.Name), run.Initial.Keys);
        Assert.All(run.Initial, entry => Recorded.AssertEqual(recorded.GetProperty(entry.Key), entry.Value));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_output_is_PyTorchs(string name)
    {
        using var run = new LayerRun(name);

        Recorded.AssertEqual(run.Recorded.GetProperty("output"), run.Output, Tolerance(name));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_gradient_of_the_input_is_PyTorchs(string name)
    {
        using var run = new LayerRun(name);

        Recorded.AssertEqual(run.Recorded.GetProperty("gradient"), run.Gradient, Tolerance(name));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_gradients_of_the_parameters_are_PyTorchs(string name)
    {
        using var scope = TensorScope.Open();
        using var run = new LayerRun(name);
        var recorded = run.Recorded.GetProperty("gradients");

        Assert.All(run.Module.NamedParameters(), entry => Recorded.AssertEqual(
            recorded.GetProperty(entry.Name), entry.Tensor.Gradient()!, Tolerance(name)));
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void The_state_afterwards_is_PyTorchs(string name)
    {
        using var run = new LayerRun(name);
        var recorded = run.Recorded.GetProperty("state");

        Assert.All(run.Module.StateDictionary(), entry => Recorded.AssertEqual(
            recorded.GetProperty(entry.Key), entry.Value, Tolerance(name)));
    }

    // What only chooses, copies or rounds once is exact; what sums may sum in another order on another processor.
    private static double Tolerance(string name) => name is "relu" or "leaky relu" or "max pool" or "flatten" ? 0 : 1e-6;
}
