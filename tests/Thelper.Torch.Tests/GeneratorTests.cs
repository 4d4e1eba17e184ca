namespace Thelper.Torch.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void Equal_seeds_give_equal_numbers()
    {
        using var first = Generator.Create(42);
        using var second = Generator.Create(42);

        Assert.Equal(Draw(first), Draw(second));
    }

    [Fact]
    public void Different_seeds_give_different_numbers()
    {
        using var first = Generator.Create(42);
        using var second = Generator.Create(43);

        Assert.NotEqual(Draw(first), Draw(second));
    }

    [Fact]
    public void Seeding_again_starts_again()
    {
        using var generator = Generator.Create(1);
        var first = Draw(generator);
        generator.Seed(1);

        Assert.Equal(first, Draw(generator));
    }

    [Fact]
    public void A_state_taken_back_gives_the_numbers_that_followed_it()
    {
        using var generator = Generator.Create(1);
        _ = Draw(generator);
        using var state = generator.GetState();
        var following = Draw(generator);
        generator.SetState(state);

        Assert.Equal(following, Draw(generator));
    }

    [Fact]
    public void A_state_goes_from_one_generator_to_another()
    {
        using var first = Generator.Create(1);
        using var second = Generator.Create(2);
        using var state = first.GetState();
        second.SetState(state);

        Assert.Equal(Draw(first), Draw(second));
    }

    [Fact]
    public void Bytes_that_are_no_state_are_refused()
    {
        using var generator = Generator.Create(1);
        using var state = Operators.Zeros([3], ScalarType.UInt8);

        Assert.Throws<TorchException>(() => generator.SetState(state));
    }

    [Fact]
    public void The_default_generator_is_the_one_that_operators_draw_from()
    {
        using var generator = Generator.Default();
        generator.Seed(5);
        using var scope = TensorScope.Open();
        var first = Operators.Randn([4]);
        Generator.SeedAll(5);

        Assert.True(first.Equal(Operators.Randn([4])));
    }

    [Fact]
    public void Seed_0_gives_the_first_numbers_of_PyTorch()
    {
        Generator.SeedAll(0);
        using var numbers = Operators.Empty([3]).UniformInPlace();

        Assert.Equal([0.49625659f, 0.7682218f, 0.08847743f], numbers.ToArray<float>());
    }

    [Fact]
    public void A_disposed_generator_cannot_be_drawn_from()
    {
        var generator = Generator.Create(1);
        generator.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Operators.Randn([1], generator));
    }

    private static float[] Draw(Generator generator)
    {
        using var numbers = Operators.Randn([8], generator);
        return numbers.ToArray<float>();
    }
}
