using Thelper.Torch.Modules;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Modules;

public sealed class DataParallelTests : IDisposable
{
    private const double Tolerance = 1e-6;
    private readonly Sequential _model = Network();
    private readonly Sequential _plain = Network();

    public DataParallelTests() => _plain.LoadStateDictionary(_model.StateDictionary());

    public void Dispose()
    {
        _model.Dispose();
        _plain.Dispose();
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(7, 3)]
    [InlineData(4, 3)]
    [InlineData(2, 4)]
    [InlineData(1, 2)]
    [InlineData(5, 1)]
    public void Output_and_gradients_are_those_of_the_model_alone(int batch, int devices)
    {
        using var scope = TensorScope.Open();
        using var parallel = Parallel(devices);
        var input = Operators.Randn([batch, 6]);

        var (output, expected) = (parallel.Forward(input), _plain.Forward(input));
        Squares(output).Backward();
        Squares(expected).Backward();

        AssertClose(expected, output);
        AssertSameGradients();
    }

    [Fact]
    public void A_step_of_the_model_reaches_every_device()
    {
        using var scope = TensorScope.Open();
        using var parallel = Parallel(2);
        var input = Operators.Randn([4, 6]);
        parallel.Forward(input);
        Change();

        AssertClose(_plain.Forward(input), parallel.Forward(input));
    }

    [Fact]
    public void Gradients_of_two_passes_add_up()
    {
        using var scope = TensorScope.Open();
        using var parallel = Parallel(2);
        foreach (var input in new[] { Operators.Randn([4, 6]), Operators.Randn([3, 6]) })
        {
            Squares(parallel.Forward(input)).Backward();
            Squares(_plain.Forward(input)).Backward();
        }

        AssertSameGradients();
    }

    [Fact]
    public void Buffers_are_what_the_first_part_makes_of_them()
    {
        using var scope = TensorScope.Open();
        using var model = new BatchNorm2d(2);
        using var parallel = new DataParallel(model, () => new BatchNorm2d(2), [Device.Cpu, Device.Cpu]);
        using var plain = new BatchNorm2d(2);
        var input = Operators.Randn([4, 2, 3, 3]);
        parallel.Forward(input);
        plain.Forward(input.Slice(0, 0, 2));

        foreach (var (name, buffer) in plain.NamedBuffers())
        {
            Assert.Equal(buffer.ToArray<float>(), model.StateDictionary()[name].ToArray<float>());
        }
    }

    [Fact]
    public void Every_device_is_used_as_the_model_is()
    {
        using var scope = TensorScope.Open();
        using var model = new Sequential(new Dropout(0.5));
        using var parallel = new DataParallel(model, () => new Sequential(new Dropout(0.5)), [Device.Cpu, Device.Cpu]);
        model.Eval();

        Assert.Equal(Enumerable.Repeat(1f, 100), parallel.Forward(Operators.Ones([100])).ToArray<float>());
    }

    [Fact]
    public void The_modes_of_the_calling_thread_hold_on_all()
    {
        using var scope = TensorScope.Open();
        using var spy = new ModeSpy();
        var other = new ModeSpy();
        using var parallel = new DataParallel(spy, () => other, [Device.Cpu, Device.Cpu]);
        using var mode = GradMode.Disable();
        using var autocast = Autocast.Enable(Device.Cpu, ScalarType.BFloat16);
        parallel.Forward(Operators.Ones([2]));

        Assert.Equal((false, ScalarType.BFloat16), (other.Records, other.Autocasts));
        Assert.NotEqual(spy.Thread, other.Thread);
    }

    [Fact]
    public void A_failure_on_another_device_comes_to_the_caller()
    {
        using var scope = TensorScope.Open();
        using var model = new ModeSpy();
        using var parallel = new DataParallel(model, () => new Failing(), [Device.Cpu, Device.Cpu]);

        Assert.Equal("out of order", Assert.Throws<InvalidOperationException>(() => parallel.Forward(Operators.Ones([2]))).Message);
    }

    [Fact]
    public void No_tensors_are_left_behind()
    {
        using var parallel = Parallel(3);
        Pass(parallel);
        var live = new LiveTensors();
        Pass(parallel);

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void Making_copies_draws_no_numbers()
    {
        using var scope = TensorScope.Open();
        Generator.SeedAll(4);
        var expected = Operators.Randn([3]).ToArray<float>();
        Generator.SeedAll(4);
        using var parallel = Parallel(2);

        Assert.Equal(expected, Operators.Randn([3]).ToArray<float>());
    }

    [Fact]
    public void A_copy_of_another_structure_is_refused() => Assert.Throws<StateDictionaryException>(
        () => new DataParallel(_model, () => new Linear(6, 2), [Device.Cpu, Device.Cpu]));

    private static Sequential Network() => new(new Linear(6, 5), new Sigmoid(), new Linear(5, 2));

    private static Tensor Squares(Tensor output) => output.Mul(output).Sum();

    private static void Pass(DataParallel parallel)
    {
        using var scope = TensorScope.Open();
        Squares(parallel.Forward(Operators.Ones([5, 6]))).Backward();
    }

    private DataParallel Parallel(int devices) => new(_model, Network, [.. Enumerable.Repeat(Device.Cpu, devices)]);

    private void Change()
    {
        using var mode = GradMode.Disable();
        foreach (var tensor in _model.Parameters().Concat(_plain.Parameters()))
        {
            tensor.AddInPlace(1L);
        }
    }

    private void AssertSameGradients()
    {
        foreach (var (ours, expected) in Gradients.Of(_model.Parameters()).Zip(Gradients.Of(_plain.Parameters())))
        {
            AssertClose(expected!, ours!);
        }
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(
            expected.ToArray<double>(), actual.ToArray<double>(), (a, b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(a)));
    }

    private sealed class ModeSpy : Module<Tensor, Tensor>
    {
        public bool Records { get; private set; } = true;

        public ScalarType? Autocasts { get; private set; }

        public int Thread { get; private set; }

        protected override Tensor Compute(Tensor input)
        {
            (Records, Autocasts, Thread) = (GradMode.IsEnabled, Autocast.Current(Device.Cpu), Environment.CurrentManagedThreadId);
            return input.Add(1L);
        }
    }

    private sealed class Failing : Module<Tensor, Tensor>
    {
        protected override Tensor Compute(Tensor input) => throw new InvalidOperationException("out of order");
    }
}
