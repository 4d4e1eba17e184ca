using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;

namespace Thelper.Torch.Tests.Cuda;

/// <summary>What a GPU computes, beside what the CPU does; skipped where there is none.</summary>
public sealed class CudaTests
{
    private const double Rounding = 1e-4;

    private static Device Gpu
    {
        get
        {
            Skip.If(TorchProcess.CudaDeviceCount == 0, "There is no CUDA device, or libtorch was built without CUDA");
            return Device.Cuda();
        }
    }

    [SkippableFact]
    public void Numbers_come_back_as_they_went()
    {
        using var scope = TensorScope.Open();
        var there = Tensors.From<float>([1, 2, 3]).To(Gpu, ScalarType.Float32);

        Assert.Equal(("Float32[3] on cuda:0", 6.0), (there.ToString(), there.Sum().ToDouble()));
    }

    [SkippableFact]
    public void Pinned_memory_is_uploaded_without_waiting()
    {
        using var scope = TensorScope.Open();
        var gpu = Gpu;
        var pinned = Operators.Ones([1 << 20]).PinMemory();

        Assert.Equal(1 << 20, pinned.To(gpu, ScalarType.Float32, nonBlocking: true).Sum().ToDouble());
    }

    [SkippableFact]
    public void A_network_and_its_gradients_are_the_CPUs()
    {
        using var scope = TensorScope.Open();
        var gpu = Gpu;
        Generator.SeedAll(0);
        using var model = new Sequential(new Conv2d(3, 8, new(3)), new BatchNorm2d(8), new ReLU(), new Flatten(), new Linear(8 * 36, 4));
        var images = Operators.Randn([5, 3, 8, 8]);
        var expected = Run(model, images);
        model.To(gpu);

        var actual = Run(model, images.To(gpu, ScalarType.Float32));

        Assert.All(expected.Zip(actual), pair => AssertClose(pair.First, pair.Second));
    }

    [SkippableFact]
    public void Channels_last_changes_rounding_only()
    {
        using var scope = TensorScope.Open();
        var gpu = Gpu;
        using var layer = new Conv2d(4, 8, new(3));
        layer.To(gpu);
        var images = Operators.Randn([2, 4, 9, 9]).To(gpu, ScalarType.Float32);
        var expected = layer.Forward(images);
        ChannelsLast.Apply(layer);

        AssertClose(expected, layer.Forward(images.ToChannelsLast()));
    }

    [SkippableTheory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void Autocast_computes_products_in_the_shorter_type(ScalarType type)
    {
        using var scope = TensorScope.Open();
        var gpu = Gpu;
        using var layer = new Linear(16, 4);
        layer.To(gpu);
        using var cast = Autocast.Enable(gpu, type);

        Assert.Equal(type, layer.Forward(Operators.Ones([2, 16]).To(gpu, ScalarType.Float32)).ScalarType);
    }

    [SkippableFact]
    public void Gradients_grow_with_the_factor_of_the_loss()
    {
        using var scope = TensorScope.Open();
        var gpu = Gpu;
        using var layer = new Linear(4, 1, bias: false);
        layer.To(gpu);
        var scaler = new GradScaler();
        var input = Operators.Ones([1, 4]).To(gpu, ScalarType.Float32);

        scaler.Multiply(layer.Forward(input).Sum()).Backward();

        Assert.Equal([scaler.Scale, scaler.Scale, scaler.Scale, scaler.Scale], layer.Weight.Gradient()!.ToArray<double>());
    }

    [SkippableFact]
    public void A_seed_gives_the_same_numbers_again()
    {
        using var scope = TensorScope.Open();
        var gpu = Gpu;
        var drawn = new double[2][];
        for (var i = 0; i < drawn.Length; i++)
        {
            Generator.SeedAll(3);
            drawn[i] = Operators.ZerosLike(Operators.Ones([100]).To(gpu, ScalarType.Float32)).NormalInPlace().ToArray<double>();
        }

        Assert.Equal(drawn[0], drawn[1]);
    }

    [SkippableFact]
    public void A_failed_operator_tells_the_devices_of_its_tensors()
    {
        using var scope = TensorScope.Open();
        var there = Operators.Ones([2]).To(Gpu, ScalarType.Float32);

        var error = Assert.Throws<TorchException>(() => there.Matmul(Operators.Ones([2])));
        Assert.Contains("Float32[2] on cuda:0", error.Message, StringComparison.Ordinal);
    }

    private static List<Tensor> Run(Sequential model, Tensor images)
    {
        Gradients.Clear(model.Parameters());
        model.Forward(images).LogSoftmax(1).Pow(2).Sum().Backward();
        return [.. model.Parameters().Select(parameter => parameter.Gradient()!.Clone())];
    }

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        var numbers = expected.ToArray<double>();
        var scale = numbers.Max(Math.Abs);
        Assert.Equal(numbers, actual.ToArray<double>(), (a, b) => Math.Abs(a - b) <= Rounding * Math.Max(scale, 1));
    }
}
