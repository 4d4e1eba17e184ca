namespace Thelper.Torch.Tests.Serialization;

/// <summary>Files that other projects keep for the tests of their own readers.</summary>
public sealed class TorchFileSampleTests
{
    private const string BurnReader = "burn/crates/burn-store/src/pytorch/tests/reader/test_data";
    private const string PyBridge = "torchsharp-pybridge/TorchSharp.PyBridge.Tests";

    [SkippableFact]
    public void Every_sample_is_read()
    {
        using var scope = TensorScope.Open();
        string[] endings = [".pt", ".pth", ".bin"];
        var files = Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, path => Assert.NotNull(TorchFile.Load(path)));
    }

    [SkippableTheory]
    [InlineData("float16", ScalarType.Float16)]
    [InlineData("float64", ScalarType.Float64)]
    [InlineData("int8", ScalarType.Int8)]
    [InlineData("int16", ScalarType.Int16)]
    [InlineData("int32", ScalarType.Int32)]
    [InlineData("int64", ScalarType.Int64)]
    [InlineData("uint8", ScalarType.UInt8)]
    [InlineData("bool", ScalarType.Bool)]
    public void A_sample_of_each_type_has_that_type(string name, ScalarType type)
    {
        using var scope = TensorScope.Open();
        var loaded = Load(BurnReader, $"{name}.pt");

        Assert.Equal(type, ((Tensor)((OrderedDictionary<string, object?>)loaded).Values.Single()!).ScalarType);
    }

    [SkippableFact]
    public void A_tensor_in_column_order_is_read_in_row_order()
    {
        using var scope = TensorScope.Open();
        var loaded = (OrderedDictionary<string, object?>)Load("candle/candle-core/tests", "fortran_tensor_3d.pth");
        var tensor = (Tensor)loaded["tensor_fortran"]!;

        Assert.False(tensor.IsContiguous);
        Assert.Equal(tensor.ElementCount, tensor.ToArray<double>().Length);
    }

    [SkippableFact]
    public void An_optimizer_state_is_keyed_by_the_parameters_index()
    {
        using var scope = TensorScope.Open();
        var loaded = (OrderedDictionary<string, object?>)Load($"{PyBridge}/pickled_optimizers", "adam_load.pth");
        var states = (OrderedDictionary<long, object?>)loaded["state"]!;
        var group = (OrderedDictionary<string, object?>)((List<object?>)loaded["param_groups"]!)[0]!;

        Assert.Equal(Enumerable.Range(0, states.Count).Select(i => (long)i), states.Keys);
        Assert.Equal(["step", "exp_avg", "exp_avg_sq"], ((OrderedDictionary<string, object?>)states[0]!).Keys.Take(3));
        Assert.Equal(2, ((TorchTuple)group["betas"]!).Count);
    }

    private static object Load(string folder, string name) => TorchFile.Load(Path.Combine(Folder(), folder, name))!;

    private static string Folder()
    {
        var folder = Path.Combine(Shared(), "data", "reader-samples");
        Skip.IfNot(
            Directory.Exists(folder), $"{folder} is absent; THELPER_SHARED can name another folder with the samples.");
        return folder;
    }

    private static string Shared() => Environment.GetEnvironmentVariable("THELPER_SHARED")
        ?? Path.Combine(RepositoryRoot(), "..", "shared");

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Thelper.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
