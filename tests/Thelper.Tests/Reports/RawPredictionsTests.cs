using Thelper.Data;
using Thelper.Data.Files;
using Thelper.Reports;
using Thelper.Tasks;
using Thelper.Tests.Metrics;
using Thelper.Tests.Support;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Reports;

public sealed class RawPredictionsTests : IDisposable
{
    private static readonly Classification Task = new(["a", "b", "c"], "image", "label");

    private readonly RawPredictions _predictions = new();

    [Fact]
    public void Nothing_seen_is_no_file() => Assert.False(_predictions.HasReport);

    [Fact]
    public void Numbers_are_those_of_the_model_in_the_order_of_the_batches()
    {
        Show();

        Assert.Equal("3x3: 1 2 3 4 5 6 -0.5 0 7", Read(_predictions));
    }

    [SkippableFact]
    public void Numpy_reads_the_file()
    {
        Show();
        using var folder = new TemporaryFolder();
        var file = folder.Write("raw.npy", Bytes(_predictions));
        PythonTorch.Check(
            "import numpy; a = numpy.load(sys.argv[1]); assert a.dtype == numpy.float32 and a.tolist() == [[1, 2, 3], [4, 5, 6], [-0.5, 0, 7]], a", file);
    }

    [Fact]
    public void A_state_goes_on_where_it_was()
    {
        _predictions.Show(Task, [[1, 2, 3], [4, 5, 6]], [0, 1]);
        using var fresh = new RawPredictions().GoingOnFrom(_predictions);
        _predictions.Show(Task, [[-0.5f, 0, 7]], null);
        fresh.Show(Task, [[-0.5f, 0, 7]], null);

        Assert.Equal(Bytes(_predictions), Bytes(fresh));
    }

    [Fact]
    public void A_new_epoch_begins_anew()
    {
        Show();
        _predictions.Reset();
        _predictions.Show(new Classification(["a", "b"], "image", "label"), [[1, 2]], null);

        Assert.Equal("1x2: 1 2", Read(_predictions));
    }

    [Fact]
    public void Another_shape_is_told()
    {
        Show();

        var exception = Assert.Throws<DataException>(() => _predictions.Show(new Classification(["a", "b"], "image", "label"), [[1, 2]], null));
        Assert.Equal(
            "Raw predictions are one array of samples, but these have the shape 2, and those before 3; bring the samples to one size, such as by a Resize.",
            exception.Message);
    }

    public void Dispose() => _predictions.Dispose();

    private void Show()
    {
        _predictions.Show(Task, [[1, 2, 3], [4, 5, 6]], [0, 1]);
        _predictions.Show(Task, [[-0.5f, 0, 7]], null);
    }

    private static byte[] Bytes(RawPredictions predictions)
    {
        using var stream = new MemoryStream();
        predictions.WriteReport(stream);
        return stream.ToArray();
    }

    private static string Read(RawPredictions predictions)
    {
        using var stream = new MemoryStream(Bytes(predictions));
        var header = NumpyHeader.Read(stream, "raw.npy");
        Assert.Equal(0, stream.Position % 64);
        var numbers = new float[header.Length / sizeof(float)];
        stream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()));
        return $"{string.Join('x', header.Sizes)}: {string.Join(' ', numbers)}";
    }
}
