using System.Globalization;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Files that other projects keep for the tests of their own readers.</summary>
public sealed class TorchFileSampleTests
{
    private const string BurnReader = "burn/crates/burn-store/src/pytorch/tests/reader/test_data";
    private const string PyBridge = "torchsharp-pybridge/TorchSharp.PyBridge.Tests";

    /// <summary>Python with the same few names as here, or the reader of the format in a few lines, says what each file holds.</summary>
    [SkippableFact]
    public void Every_sample_has_the_values_that_Python_reads()
    {
        using var scope = TensorScope.Open();
        string[] endings = [".pt", ".pth", ".bin", ".safetensors"];
        var files = Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .ToList();
        var expected = PythonTorch.Answer(
            SafeTensorsPythonTests.Format + """
            import pickle
            from types import SimpleNamespace
            class Restricted(pickle.Unpickler):
                def find_class(self, module, name):
                    assert module in ('torch', 'torch._utils') or (module, name) in (('collections', 'OrderedDict'), ('_codecs', 'encode'))
                    return super().find_class(module, name)
            restricted = SimpleNamespace(Unpickler=Restricted, load=None, __name__='restricted')
            def flat(value, place, found):
                if isinstance(value, torch.Tensor):
                    raw = value.detach().contiguous().reshape(-1).view(torch.uint8).tolist() if value.numel() else []
                    found[place] = str(value.dtype)[6:] + ' ' + str(list(value.shape)) + ' ' + bytes(raw).hex()
                elif isinstance(value, dict):
                    for key, item in value.items():
                        flat(item, place + '/' + str(key), found)
                elif isinstance(value, (list, tuple)):
                    for i, item in enumerate(value):
                        flat(item, place + '/' + str(i), found)
                elif isinstance(value, float):
                    found[place] = struct.pack('>d', value).hex()
                else:
                    found[place] = str(value)
                return found
            print(json.dumps([flat(read(p)[1] if p.endswith('safetensors') else torch.load(p, pickle_module=restricted), '', {})
                              for p in sys.argv[1:]]))
            """,
            [.. files]);

        Assert.True(files.Count > 60);
        Assert.All(files.Zip(expected.EnumerateArray()), item => Assert.Equal(
            item.Second.EnumerateObject().Select(value => $"{value.Name} {value.Value.GetString()}"),
            Flat(Load(item.First), "").Select(value => $"{value.Place} {value.Text}")));
    }

    private static object Load(string path) => SafeTensorsFile.IsNamed(path)
        ? new OrderedDictionary<string, object?>(SafeTensorsFile.Load(path).Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value)))
        : TorchFile.Load(path)!;

    private static IEnumerable<(string Place, string Text)> Flat(object? value, string place) => value switch
    {
        Tensor tensor => [(place, $"{tensor.ScalarType.ToString().ToLowerInvariant()} [{string.Join(", ", tensor.Shape)}] {Bits(tensor)}")],
        OrderedDictionary<string, object?> entries => entries.SelectMany(entry => Flat(entry.Value, $"{place}/{entry.Key}")),
        OrderedDictionary<long, object?> entries => entries.SelectMany(entry => Flat(entry.Value, $"{place}/{entry.Key}")),
        IReadOnlyList<object?> items => items.SelectMany((item, i) => Flat(item, $"{place}/{i}")),
        double number => [(place, BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture))],
        null => [(place, "None")],
        _ => [(place, Convert.ToString(value, CultureInfo.InvariantCulture)!)],
    };

    /// <summary>The bytes of the elements, whatever their type: those behind the header of a file with this tensor alone.</summary>
    private static string Bits(Tensor tensor)
    {
        using var stream = new MemoryStream();
        SafeTensorsFile.Save(stream, new Dictionary<string, Tensor> { ["x"] = tensor });
        return Convert.ToHexStringLower(stream.ToArray().AsSpan()[^(int)(tensor.ElementCount * tensor.ScalarType.Size())..]);
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
