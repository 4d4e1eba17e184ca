using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>PyTorch itself reads what is written here, and is read.</summary>
public sealed class TorchFilePythonTests
{
    [SkippableFact]
    public void Python_reads_all_kinds_of_values()
    {
        using var file = new TemporaryFile();
        TorchFile.Save(file.Path, new OrderedDictionary<string, object?>
        {
            ["numbers"] = new List<object?> { 1L, 300L, 70000L, -1L, 1L << 40, long.MinValue, 0.1 },
            ["others"] = new TorchTuple(null, true, false, "ünï\U0001F600", new byte[] { 0, 200 }, new TorchTuple()),
            ["keys"] = new Dictionary<long, object?> { [0] = "zero", [-5] = new Dictionary<string, object?>() },
            ["type"] = ScalarType.Float32,
        });
        PythonTorch.Check(
            """
            import sys, torch
            v = torch.load(sys.argv[1])
            assert type(v) is dict and list(v) == ['numbers', 'others', 'keys', 'type'], v
            assert v['numbers'] == [1, 300, 70000, -1, 1 << 40, -(1 << 63), 0.1], v
            assert v['others'] == (None, True, False, 'ünï\U0001F600', b'\0\xc8', ()), v
            assert v['keys'] == {0: 'zero', -5: {}} and v['type'] is torch.float32, v
            """,
            file.Path);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Python_reads_tensors_of_every_type_and_shape(bool canSeek)
    {
        using var scope = TensorScope.Open();
        using var file = new TemporaryFile();
        var tensors = Enum.GetValues<ScalarType>().ToDictionary(
            type => type.ToString().ToLowerInvariant(),
            type => Operators.Arange(6, ScalarType.Float32).Reshape([2, 3]).Transpose(0, 1).To(Device.Cpu, type));
        tensors.Add("scalar", Tensors.FromScalar(2.5));
        tensors.Add("empty", Operators.Empty([2, 0, 3]));
        using (var target = File.Create(file.Path))
        using (var stream = new SequentialStream(target, canSeek))
        {
            TorchFile.Save(stream, tensors);
        }

        PythonTorch.Check(
            """
            import collections, sys, torch
            v = torch.load(sys.argv[1], weights_only=True)
            assert type(v) is collections.OrderedDict and len(v) == 12, v
            for name, tensor in v.items():
                if name not in ('scalar', 'empty'):
                    assert tensor.dtype is getattr(torch, name), name
                    assert torch.equal(tensor, torch.arange(6.).view(2, 3).t().to(tensor.dtype)), name
                assert tensor.is_contiguous() and not tensor.requires_grad, name
            assert v['scalar'].shape == () and v['scalar'].item() == 2.5 and v['empty'].shape == (2, 0, 3)
            """,
            file.Path);
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(5)]
    public void What_Python_saves_is_read_in_its_usual_protocol_and_the_newest(int protocol)
    {
        using var scope = TensorScope.Open();
        using var file = new TemporaryFile();
        PythonTorch.Check(
            """
            import sys, torch
            base = torch.arange(12.).view(3, 4)
            model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
            torch.save({'views': (base, base.t(), base[1:, ::2]), 'one': torch.ones(1).expand(2, 3),
                        'model': model.state_dict(), 'parameter': torch.nn.Parameter(torch.tensor([1., 2.])),
                        'states': {0: {'step': 3, 'betas': (0.9, 0.999)}}, 'size': base.shape,
                        'device': torch.device('cuda', 1), 'dtype': torch.int16, 'bytes': b'\0\xff', 'long': 'x' * 300,
                        'items': list(range(2000)), 'big': -(1 << 62), 'flags': [True, None]},
                       sys.argv[1], pickle_protocol=int(sys.argv[2]))
            """,
            file.Path,
            $"{protocol}");

        var loaded = (OrderedDictionary<string, object?>)TorchFile.Load(file.Path)!;

        AssertTensors(loaded);
        Assert.Equal([3L, 4L], (TorchTuple)loaded["size"]!);
        Assert.Equal(("cuda:1", ScalarType.Int16), (loaded["device"], loaded["dtype"]));
        Assert.Equal(new byte[] { 0, 255 }, loaded["bytes"]);
        Assert.Equal(new string('x', 300), loaded["long"]);
        Assert.Equal(1999L, ((List<object?>)loaded["items"]!)[^1]);
        Assert.Equal(-(1L << 62), loaded["big"]);
        Assert.Equal([true, null], (List<object?>)loaded["flags"]!);
        var state = (OrderedDictionary<string, object?>)((OrderedDictionary<long, object?>)loaded["states"]!)[0]!;
        Assert.Equal([0.9, 0.999], (TorchTuple)state["betas"]!);
    }

    private static void AssertTensors(OrderedDictionary<string, object?> loaded)
    {
        var views = ((TorchTuple)loaded["views"]!).Cast<Tensor>().ToList();
        Assert.Equal([4L, 3L], views[1].Shape);
        Assert.Equal([4f, 6f, 8f, 10f], views[2].ToArray<float>());
        views[0].FillInPlace(5);
        Assert.Equal([5f, 5f, 5f, 5f], views[2].ToArray<float>());
        Assert.Equal([1f, 1f, 1f, 1f, 1f, 1f], ((Tensor)loaded["one"]!).ToArray<float>());
        Assert.Equal([1f, 2f], ((Tensor)loaded["parameter"]!).ToArray<float>());
        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"],
            ((OrderedDictionary<string, object?>)loaded["model"]!).Keys);
    }

    [SkippableFact]
    public void What_Python_saves_beyond_weights_is_refused()
    {
        (string Statement, string Problem)[] cases =
        [
            ("torch.save(torch.nn.Linear(1, 1), path, _use_new_zipfile_serialization=False)", "asks for 'torch.nn.modules.linear.Linear'"),
            ("torch.jit.script(torch.nn.Linear(1, 1)).save(path)", "is a TorchScript archive"),
            ("torch.save(torch.nn.Linear(1, 1), path)", "asks for 'torch.nn.modules.linear.Linear'"),
            ("torch.save(torch.ones(2, dtype=torch.complex64), path)", "asks for 'torch.ComplexFloatStorage'"),
            ("torch.save(torch.ones(2).to_sparse(), path)", "asks for 'torch._utils._rebuild_sparse_tensor'"),
        ];
        var files = cases.Select(_ => new TemporaryFile()).ToList();
        PythonTorch.Check(
            "import sys, torch\n" + string.Join('\n', cases.Select((item, i) => $"path = sys.argv[{i + 1}]; {item.Statement}")),
            [.. files.Select(file => file.Path)]);

        var messages = files.ConvertAll(file => Assert.Throws<TorchFileException>(() => TorchFile.Load(file.Path)).Message);

        files.ForEach(file => file.Dispose());
        Assert.All(cases.Zip(messages), item => Assert.Contains(item.First.Problem, item.Second, StringComparison.Ordinal));
    }
}
