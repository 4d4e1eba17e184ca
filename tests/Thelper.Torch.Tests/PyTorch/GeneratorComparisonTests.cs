namespace Thelper.Torch.Tests.PyTorch;

public sealed class GeneratorComparisonTests
{
    [SkippableFact]
    public void A_seed_gives_PyTorchs_numbers_bit_for_bit()
    {
        var drawn = Recorded.Ask("drawn");
        using var scope = TensorScope.Open();
        Generator.SeedAll(0);

        Recorded.AssertEqual(drawn.GetProperty("uniform"), Operators.Empty([40]).UniformInPlace());
        Recorded.AssertEqual(drawn.GetProperty("normal"), Operators.Randn([40]));
        Recorded.AssertEqual(drawn.GetProperty("odd"), Operators.Randn([5]));
        Recorded.AssertEqual(drawn.GetProperty("permutation"), Operators.Randperm(20));
    }
}
